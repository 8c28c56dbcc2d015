// SPDX-License-Identifier: MIT
import type { enPrivacy } from "./en-privacy.js";

export const zhPrivacy: typeof enPrivacy = {
  privacyTitle: "什么会离开这台设备",
  privacyShort: "隐私",
  privacyText: "下单之前，无论看什么，每位访客发出的请求都一样。本页在下面自己计数。",
  privacyStays: "留在本机",
  privacyStaysRows: [
    "你看过、搜过、收藏或不喜欢的：只在这个浏览器自己的存储里。",
    "购物车，直到你下单。价格、优惠和积分都在本机计算。",
    "你所在的页面：在地址的 # 之后，从不发送。",
    "你的偏好和由它得出的列表：由没有网络的代码在本机打分。",
  ],
  privacyPictures: "商品插图：在本机绘制，没有图片服务器知道你看了哪些。",
  privacyLeaves: "会发送",
  privacyLeavesRows: [
    "注册或登录时：用户名、密码，以及邀请你的人（如果有）。",
    "订单：商品、优惠码、积分和你看到的总价。",
    "签到、兑换、转赠积分、申诉和分享商品，都在你点按钮时才发送。",
    "商品目录和推荐模型的请求：人人相同。只有超过十万种商品的店按组取用，其中多数组由抽签决定。",
  ],
  privacyTaste: "查看、暂停、导出或清空已记下的内容",
  privacyMeter: "本页发出的每一个请求，由页面自己计数",
};
