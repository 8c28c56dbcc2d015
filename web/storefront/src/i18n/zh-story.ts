// SPDX-License-Identifier: MIT
// 60 秒演示的中文文案。

import type { enStory } from "./en-story.js";

export const zhStory: typeof enStory = {
  storyTitle: "六十秒，没有一步是摆拍",
  storyText:
    "五个步骤，用的都是真正的收银引擎和真正的服务器。过程会用到你的购物车，结束时原样放回。",
  storyStart: "开始",
  storyNext: "下一步",
  storyAgain: "再来一遍",
  storyEnd: "放回我的购物车",
  storyStep: (n, of) => `第 ${n} 步，共 ${of} 步`,
  storyWorking: "进行中…",
  story1: "多买一件，反而少付",
  story1Text: (missing, off) => `这个购物车还差 ${missing}，就能减 ${off}。`,
  story1Begin: "先装一个差一点点就满减的购物车。",
  story1Fill: "装满购物车",
  story1Add: (title, price) => `加一件 ${title}，${price}`,
  story1Done: (before, after, less) =>
    `原来 ${before}，多了一件，现在 ${after}：反而少付 ${less}。`,
  story1None: "这家店没有可演示的满减。",
  story2: "点一下总价",
  story2Text: "每一分钱都有规则，也有它所属的那一行。点总价看看。",
  story2Open: "解释总价",
  story2Done: "各行相加正好等于总价；引擎在回答之前自己先核对过。",
  story3: "断网下单",
  story3Text: "让本页离线，然后下单。订单先等在本机。",
  story3SignIn: "下单需要账号。在这里建一个，十秒钟，只存在于这台服务器。",
  story3Off: "断网",
  story3Order: "现在下单（离线）",
  story3Waiting: "已下单，等在本机：什么都还没有发出。",
  story3On: "恢复联网",
  story3Done: (revision, hash) =>
    `服务器用同一个引擎重算，结果一致，写下账本第 ${revision} 条（${hash}…）。`,
  story4: "伪造总价",
  story4Text: "来作一次弊：在页面里改掉总价，再把订单发出去。",
  story4Forge: (forged, real) => `把 ${real} 改成 ${forged} 下单`,
  story4Done: (code) => `被拒绝：${code}。`,
  story4Detail: (total) => `服务器自己算出是 ${total}。没有下单，页面也已自行纠正。`,
  story4Passed: "服务器竟然接受了。这绝不该发生，请报告。",
  story5: "本页发出过什么",
  story5Text:
    "打开页面以来的每一个请求，由页面自己计数。你看过、搜过、喜欢过什么，一个字也不在里面。",
  meterWhen: "时间",
  meterWhat: "请求",
  meterWhy: "用途",
  meterSent: "发出",
  meterGot: "收到",
  meterSum: (n, sent, got) => `${n} 个请求 · 发出 ${sent} · 收到 ${got}`,
  purpose: {
    shop: "商店规则",
    catalogue: "商品与模型",
    sync: "订单与账本",
    account: "账号",
    demo: "测试付款",
    code: "引擎",
  },
};
