// SPDX-License-Identifier: MIT
// Clothes, bags, furnishings, lights.

import type { ShapeRow } from "./shape-words.js";

export const kWearAndHome: readonly ShapeRow[] = [
  ["socks", "sock|stocking|legwarmer", "袜"],
  ["tshirt", "t-shirt|tee|tshirt|shirt|polo", "T恤|短袖|衬衫|上衣"],
  [
    "hoodie",
    `hoodie|sweatshirt|sweater|jumper|pullover|cardigan|knitwear|fleece`,
    "卫衣|毛衣|针织衫|套头衫|抓绒",
  ],
  [
    "jacket",
    `jacket|coat|parka|blazer|windbreaker|vest|raincoat|poncho|down jacket`,
    "外套|夹克|大衣|风衣|羽绒|冲锋衣|马甲|雨衣",
  ],
  ["trousers", "trouser|pants|jeans|chinos|leggings|shorts|joggers", "裤"],
  ["dress", "dress|skirt|gown|robe|nightdress", "裙|浴袍|睡袍"],
  ["shoes", "shoe|sneaker|trainer|boot|loafer|runner|running shoe|hiking shoe", "鞋|靴"],
  ["slippers", "slipper|slipper shoes|sandal|clog|flip flop", "拖鞋|凉鞋"],
  ["hat", "hat|cap|beanie|beret|shower cap|bucket hat", "帽"],
  ["scarf", "scarf|shawl|snood|sarong", "围巾|披肩|丝巾"],
  ["gloves", "glove|mitten|oven glove|oven mitt", "手套"],
  ["apron", "apron|bib|pinny", "围裙"],
  ["towel", "towel|flannel|face cloth|tea towel|bath mat", "毛巾|浴巾|方巾|面巾"],
  [
    "bag",
    `bag|tote|shopper|jumbo bag|shopping bag|lunch bag|shoulder bag|charlotte bag|carrier|
     picnic bag|beach bag|tote bag|cosmetic bag|bag for life`,
    "包|手提袋|托特包|帆布袋|购物袋",
  ],
  ["backpack", "backpack|rucksack|knapsack|school bag|satchel", "背包|双肩包|书包"],
  [
    "handbag",
    `handbag|clutch|crossbody|vanity case|make up bag|evening bag|box bag`,
    "手袋|斜挎包|单肩包|手拿包|化妆包",
  ],
  ["purse", "purse|coin purse|pouch", "零钱包|小包"],
  [
    "wallet",
    `wallet|card holder|passport cover|passport holder|card case|ticket holder`,
    "钱包|卡包|护照夹",
  ],
  [
    "luggage",
    "luggage|suitcase|trolley case|luggage tag|travel case",
    "行李箱|拉杆箱|旅行箱|行李牌",
  ],
  ["umbrella", "umbrella|parasol|brolly", "雨伞|太阳伞|折叠伞|伞"],
  ["necklace", "necklace|necklac|neckl|choker|lariat|pendant necklace|beads", "项链|吊坠"],
  ["bracelet", "bracelet|bangle|anklet|bracel|cuff", "手链|手镯|手环"],
  ["earrings", "earring|drop earring|hoop earring|studs", "耳环|耳坠|耳钉"],
  ["ring", "ring|cocktail ring", "戒指"],
  ["watch", "watch|wristwatch|smartwatch|fitness band|smart band", "手表|腕表|智能手环"],
  ["glasses", "sunglasses|spectacles|glasses case|reading glasses", "墨镜|太阳镜|眼镜"],
  [
    "keyring",
    `key ring|keyring|key fob|key-ring|phone charm|bag charm|charm|keychain`,
    "钥匙扣|钥匙圈|挂件",
  ],
  [
    "bedding",
    `bedding|duvet|duvet cover|sheet set|fitted sheet|bed|quilt cover|bed linen|
     four-piece|mattress`,
    "床品|四件套|床单|被套|被子|床笠|床垫|三件套",
  ],
  [
    "cushion",
    `cushion|cushion cover|pillow|bolster|beanbag|seat pad|pillowcase|kneeling pad`,
    "抱枕|靠垫|枕头|枕套|坐垫|枕",
  ],
  ["blanket", "blanket|throw|quilt|wool throw", "毯|薄被|夏被"],
  ["clock", "clock|alarm clock|wall clock|timer|thermometer", "钟|闹钟|计时器|温度计"],
  ["mirror", "mirror|compact mirror", "镜子|梳妆镜|化妆镜|镜"],
  [
    "frame",
    `frame|photo frame|picture frame|wall art|picture|print|poster|canvas|photo album|
     blackboard|chalkboard|chalk board|memo board|notice board|photo cube`,
    "相框|挂画|装饰画|海报|画框|相册",
  ],
  [
    "sign",
    `sign|plaque|metal sign|door sign|hanging sign|bathroom sign|wall plaque|
     message board|street sign`,
    "标牌|挂牌|门牌|标识",
  ],
  ["basket", "basket|hamper|trug|crate|laundry basket|picnic basket", "篮|筐"],
  [
    "storageBox",
    `storage box|organiser|organizer|storage|storage bin|filing box|box file|
     magazine rack|shoe box|storage tin`,
    "收纳箱|收纳盒|整理箱|储物",
  ],
  [
    "drawers",
    `drawer|cabinet|cupboard|chest|dresser|desk tidy|mini cabinet|drawer cabinet|
     bedside table`,
    "抽屉|柜|斗柜|床头柜",
  ],
  [
    "hook",
    `hook|hanger|coat rack|key hook|coat hanger|peg|clothes peg|towel rail|door hook|
     dolly peg`,
    "挂钩|衣架|挂架|钩",
  ],
  ["knob", "knob|drawer knob|door knob|handle", "拉手|把手"],
  [
    "rack",
    `rack|shelf|bookcase|shelves|shoe rack|spice rack|cake rack|plate rack|stand|
     umbrella stand|tower|trolley|table`,
    "架|书架|置物架|鞋架|桌",
  ],
  ["doormat", "doormat|mat|rug|carpet|door mat", "地垫|地毯|门垫|脚垫"],
  [
    "doorstop",
    "doorstop|door stop|draught excluder|draft excluder|paperweight|weight",
    "门挡|镇纸",
  ],
  [
    "letter",
    `letter|number tile|alphabet|tile|initial|letters|block letter|house number`,
    "字母|数字牌|瓷砖",
  ],
  [
    "lamp",
    `lamp|table lamp|lampshade|bedside lamp|night light|floor lamp|light|chandelier|
     mood light`,
    "台灯|灯|夜灯|落地灯|床头灯",
  ],
  ["pendant", "pendant lamp|pendant light|ceiling lamp|ceiling light|hanging lamp", "吊灯|吸顶灯"],
  [
    "deskLamp",
    "desk lamp|reading lamp|study lamp|clip lamp|work lamp",
    "阅读灯|护眼灯|工作灯|学习灯",
  ],
  [
    "candle",
    `candle|pillar candle|scented candle|candle pot|jam jar candle|votive|wax melt|
     soy candle|candle jar`,
    "蜡烛|香薰蜡烛|香氛蜡烛",
  ],
  [
    "dinnerCandle",
    `dinner candle|candlestick|taper|candelabra|candle stick|birthday candle|
     candlestick holder`,
    "烛台|长蜡烛",
  ],
  [
    "tlight",
    `t-light|t-light holder|tealight|tea light|candleholder|candle holder|t light holder|
     tlight|t-lights|t-light holders|votive holder|glass holder|hurricane lamp`,
    "茶蜡|烛杯",
  ],
  ["lantern", "lantern|storm lantern|camping lantern", "提灯|灯笼|马灯|营地灯"],
  [
    "stringLights",
    `lights|fairy lights|string lights|light string|led lights|light garland|
     chilli lights|night lights`,
    "灯串|串灯|彩灯",
  ],
  [
    "incense",
    "incense|oil burner|incense stick|joss stick|incense holder|burner",
    "线香|香炉|盘香|熏香",
  ],
  [
    "diffuser",
    `diffuser|reed diffuser|room spray|home fragrance|pot pourri|potpourri|air freshener`,
    "香薰|扩香|藤条香薰|无火香薰",
  ],
];
