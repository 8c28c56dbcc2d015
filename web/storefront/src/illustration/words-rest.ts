// SPDX-License-Identifier: MIT
// Electronics, care, paper, play, garden, gifts.

import type { ShapeRow } from "./shape-words.js";

export const kTheRest: readonly ShapeRow[] = [
  ["headphones", "headphone|headset|over-ear", "耳机|头戴式|耳麦"],
  ["earbuds", "earbud|earphone|in-ear|true wireless", "耳塞|入耳式|真无线"],
  ["keyboard", "keyboard|keycap|mechanical keyboard|keypad", "键盘|键帽"],
  ["mouse", "mouse|trackball|mouse pad|mousepad|mouse mat", "鼠标|鼠标垫"],
  ["phone", "phone|smartphone|tablet|e-reader|ereader", "手机|平板|阅读器"],
  ["phonecase", "phone case|case|ipad case|phone cover", "手机壳|保护壳|保护套"],
  ["speaker", "speaker|radio|soundbar|microphone", "音箱|音响|收音机|麦克风"],
  [
    "charger",
    `charger|power bank|powerbank|battery|adapter|adaptor|wireless charger|plug|
     power strip|socket`,
    "充电器|充电宝|移动电源|适配器|插座|电池",
  ],
  ["cable", "cable|usb cable|hub|lead|usb|hdmi", "数据线|充电线|线缆|扩展坞"],
  [
    "laptop",
    `laptop|laptop stand|laptop sleeve|monitor|notebook computer|screen|monitor stand|
     computer`,
    "笔记本电脑|显示器|电脑|支架",
  ],
  ["camera", "camera|webcam|tripod|binoculars|projector", "相机|摄像头|三脚架|投影|望远镜"],
  [
    "gadget",
    `router|game console|smart home|sensor|alarm|bicycle|torch|tool kit|tool set|
     electronic|toolbox|tool|screwdriver|scale`,
    "路由器|传感器|手电|工具|电子|秤",
  ],
  ["fan", "fan|air purifier|humidifier|heater|dehumidifier", "风扇|加湿器|净化器|取暖器|暖风机"],
  [
    "skincare",
    `skincare|serum|lotion|cleanser|toner|shampoo|conditioner|body wash|sunscreen|essence|
     sun cream|hand wash|shower gel|face wash|facial|body lotion|bubble bath|hair oil|
     face oil|micellar`,
    "护肤|精华|乳液|洁面|爽肤水|洗发|护发|沐浴|防晒|洗面奶|身体乳|卸妆|洗手液",
  ],
  [
    "cream",
    `cream jar|hand cream|face cream|moisturiser|moisturizer|balm|lip balm|body butter|
     eye cream|night cream|cream|ointment|scrub|clay mask`,
    "面霜|护手霜|润唇膏|眼霜|霜|膏|磨砂",
  ],
  ["soap", "soap|bath bomb|soap bar|bath salt|bath|sponge|loofah|bathroom", "香皂|皂|浴盐|浴球"],
  ["perfume", "perfume|fragrance|eau de toilette|cologne|scent|eau de parfum", "香水|香氛"],
  [
    "lipstick",
    `lipstick|mascara|eyeliner|makeup|make up|nail polish|blush|eyeshadow|foundation`,
    "口红|睫毛膏|彩妆|眼影|腮红|粉底",
  ],
  ["brush", "hairbrush|hair brush|brush|comb", "梳|发刷"],
  ["toothbrush", "toothbrush|toothpaste|dental|mouthwash|toothbrush holder", "牙刷|牙膏|漱口"],
  ["mask", "face mask|sheet mask|eye mask|sleep mask|mask", "面膜|眼罩|口罩"],
  [
    "hairclip",
    `hair clip|hair slide|hair grip|hairslide|hairclip|headband|hair tie|hairband|brooch|
     tiara|scrunchie|hairgrip|hair comb|bow|pin badge`,
    "发夹|发带|发圈|胸针|头饰",
  ],
  [
    "firstaid",
    `first aid|first aid kit|plaster|plasters|sewing kit|travel kit|manicure set|
     wash bag`,
    "急救|创可贴|护理包|套件",
  ],
  [
    "vitamins",
    `vitamin|supplement|probiotic|capsule|fish oil|collagen|protein`,
    "维生素|益生菌|胶囊|鱼油|蛋白粉|营养",
  ],
  [
    "hotwater",
    `hot water bottle|hand warmer|heat pack|warmer|handwarmer|wheat bag`,
    "暖水袋|热水袋|暖手宝|暖宝宝",
  ],
  [
    "notebook",
    `notebook|journal|diary|planner|address book|memo pad|notepad|jotter|sketchbook|
     note book|notebooks|scrapbook|scrap book|organiser diary|recipe book|memo`,
    "笔记本|手账|本子|日记|便签|速写本|记事本",
  ],
  [
    "book",
    `book|novel|cookbook|guide|colouring book|storybook|paperback|story|atlas|
     picture book|poetry|essays|textbook|magazine|book box|comic`,
    "书|小说|绘本|诗集|散文|图鉴|食谱|漫画|指南",
  ],
  [
    "pen",
    `pen|fountain pen|biro|marker|highlighter|gel pen|ballpoint|ballpen`,
    "钢笔|中性笔|圆珠笔|签字笔|荧光笔|马克笔",
  ],
  [
    "pencils",
    `pencil|crayon|pencil case|pencil tin|colouring pencils|pencil sharpener|pen pot|
     stationery|pencils|chalk|chalk sticks|ruler|pen set|colour pencils`,
    "铅笔|彩铅|蜡笔|文具|笔袋|笔筒|尺",
  ],
  [
    "card",
    `card|greeting card|envelope|postcard|birthday card|invitation|cards|writing set|
     place card|gift tag|tags|playing cards|stationery set|letter set|trading cards|
     christmas card`,
    "贺卡|卡片|信封|明信片|邀请|扑克",
  ],
  [
    "giftWrap",
    `wrap|gift wrap|wrapping paper|wrapping|paper|christmas wrap|wallpaper|roll wrap|
     crepe paper`,
    "包装纸|礼品纸",
  ],
  [
    "tape",
    `tape|wrapping tape|washi tape|masking tape|tape dispenser|tape measure|sticky tape`,
    "胶带|卷尺",
  ],
  [
    "stickers",
    `sticker|decal|wall sticker|transfer|tattoo|tattoos|patches|patch|wall decal|label|
     confetti|sequins|stamp`,
    "贴纸|墙贴|印章|标签",
  ],
  ["eraser", "eraser|rubber|erasers", "橡皮"],
  ["scissors", "scissors|stapler|hole punch|cutter knife", "剪刀|订书机|打孔"],
  [
    "sewing",
    `sewing|thread|yarn|knitting|needle|sewing box|button|embroidery|craft kit|felt|
     fabric|wool|crochet kit|string|twine|garden twine|pom pom|knitting nancy`,
    "针线|毛线|刺绣|编织|缝纫|布料",
  ],
  ["calendar", "calendar|advent calendar|wall planner|chart", "日历|台历|挂历"],
  [
    "paint",
    `paint|paint set|watercolour|watercolor|art set|painting|easel|paintbrush|paint brush|
     palette|painting set`,
    "颜料|水彩|画具|画笔|油画棒",
  ],
  ["magnet", "magnet|fridge magnet|magnets", "磁铁|冰箱贴|磁贴"],
  [
    "teddy",
    `teddy|bear|plush|soft toy|cuddly|stuffed|toy|monkey|rag doll|puppet|plush toy|
     teddy bear`,
    "玩偶|毛绒|公仔|娃娃|泰迪|玩具",
  ],
  [
    "blocks",
    `blocks|building blocks|brick|bricks|construction set|stacking|wooden blocks|lego`,
    "积木|拼搭",
  ],
  [
    "car",
    `car|train|tractor|bus|lorry|aeroplane|racing car|vehicle|truck|toy car|fire engine|
     scooter|bike`,
    "小车|火车|汽车|卡车|赛车|飞机",
  ],
  [
    "matryoshka",
    `babushka|matryoshka|nesting|nesting boxes|nesting dolls|russian doll|doll|dolly girl|
     stacking dolls`,
    "套娃",
  ],
  [
    "puzzle",
    `puzzle|jigsaw|board game|game|ludo|dominoes|domino|tic tac toe|noughts|
     snakes & ladders|bingo|chess|card game|dice|solitaire|memory game|quiz`,
    "拼图|桌游|棋|游戏",
  ],
  [
    "ball",
    `ball|football|basketball|bouncy ball|volleyball|globe|inflatable|beach ball|
     tennis ball`,
    "球",
  ],
  ["yoyo", "yo-yo|yoyo|yo yo|frisbee|kite", "悠悠球|飞盘|风筝"],
  ["rocket", "rocket|spaceship|space toy|robot|spacecraft", "火箭|机器人|飞船"],
  ["dinosaur", "dinosaur|t-rex|dragon", "恐龙"],
  [
    "spinner",
    `spinning top|spinning tops|skipping rope|whistle|harmonica|recorder|tambourine|drum|
     flute|music box|kazoo|trumpet|bubbles|castanets`,
    "陀螺|跳绳|口琴|口哨|音乐盒|鼓",
  ],
  ["controller", "controller|gamepad|joystick", "手柄|游戏机"],
  [
    "dumbbell",
    "dumbbell|kettlebell|weights|resistance band|barbell|fitness",
    "哑铃|壶铃|弹力带|健身",
  ],
  [
    "yogamat",
    `yoga mat|yoga|exercise mat|foam roller|picnic mat|picnic blanket|sleeping bag`,
    "瑜伽垫|瑜伽|泡沫轴|野餐垫|睡袋",
  ],
  [
    "tent",
    "tent|gazebo|play tent|camping|hammock|wigwam|camping chair|canopy",
    "帐篷|天幕|露营|吊床",
  ],
  [
    "petbowl",
    `pet bowl|dog bowl|cat bowl|pet food|dog food|cat food|dog treats|cat treats|feeder|
     dog treat|pet snack|kibble`,
    "宠物碗|狗粮|猫粮|猫罐头|宠物零食|喂食器|冻干",
  ],
  [
    "petbed",
    `pet bed|dog bed|cat bed|cat tree|scratching post|cat litter|scratcher`,
    "猫窝|狗窝|猫爬架|猫抓板|宠物窝|猫砂",
  ],
  ["dog", "dog lead|dog collar|dog toy|collar|leash|harness", "牵引绳|项圈|狗玩具|胸背带"],
  ["cat", "cat toy|cat teaser|catnip", "逗猫棒|猫玩具|猫薄荷"],
  [
    "plant",
    `plant|pot plant|monstera|houseplant|planter|flower pot|plant pot|fern plant|pothos|
     grow kit|herb|bonsai|cress|grass|fiddle leaf|snake plant|herb pot|flowerpot|snake`,
    "绿植|盆栽|龟背竹|植物|花盆|绿萝|虎皮兰|种植|琴叶榕",
  ],
  ["cactus", "cactus|succulent|aloe", "仙人掌|多肉|芦荟"],
  [
    "flower",
    `vase|bouquet|artificial flower|flowers|posy|tulip|dried flowers|art flower|orchid|
     peony|sunflower|rose bush|hydrangea|poppy`,
    "花瓶|花束|干花|鲜花|玫瑰|花",
  ],
  ["wateringCan", "watering can|sprayer|hose|plant mister", "浇水壶|洒水壶|喷壶"],
  [
    "birdhouse",
    `birdhouse|bird house|bird table|nest box|nesting box|bird feeder|bird box|bird bath|
     house|feeding station|cottage`,
    "鸟屋|喂鸟器",
  ],
  [
    "gardenTools",
    `garden tool|trowel|garden fork|rake|secateurs|gardening|garden kit|garden set|spade|
     gardeners`,
    "园艺工具|铲子|园艺|耙|修枝剪",
  ],
  [
    "seeds",
    "seeds|seed packet|bulbs|soil|fertiliser|fertilizer|compost|potting mix",
    "种子|营养土|肥",
  ],
  ["giftbag", "gift bag|gift bags|party bag|bag set|goody bag|paper bag|gift bag set", "礼品袋"],
  [
    "parcel",
    `gift box|gift set|present|parcel|gift|box|boxes|surprise|set box|voucher|gift boxes|
     hat box|trinket box|jewellery box|music box set|trinket pot|keepsake|trinket`,
    "礼盒|礼品|礼物|礼包|盒",
  ],
  [
    "bunting",
    "bunting|banner|pennant|party banner|flag|flags|streamer|curtain",
    "彩旗|横幅|旗|窗帘",
  ],
  ["garland", "garland|paper chain|paper chain kit|wreath|swag|tinsel|lei", "花环|花圈"],
  [
    "bauble",
    `bauble|ornament|christmas decoration|tree decoration|hanging decoration|decoration|
     drop|disco ball|honeycomb`,
    "装饰球|圣诞球|挂饰|装饰",
  ],
  ["tree", "christmas tree|xmas tree|tree|advent|nativity|fir", "圣诞树|圣诞"],
  ["bell", "bell|doorbell|wind chime|windmill|chimes|cow bell|jingle bell|cowbell", "铃|风铃|铃铛"],
  ["balloon", "balloon|balloons", "气球"],
  [
    "cone",
    `party cone|party hat|cones|party cones|party|horn|party pack|party favour|fun pack`,
    "派对",
  ],
  ["ribbon", "ribbon|ribbons|reel|lace ribbon|rosette", "丝带|缎带"],
  [
    "tin",
    `tin|tins|cake tins|tea tin|caddy|tin box|round tin|bucket|bin|pail|tub|coffee tin|
     storage tins|metal box|dustbin|can`,
    "铁盒|铁罐|桶",
  ],
  [
    "moneybank",
    "money bank|money box|piggy bank|moneybox|money bag|piggy|savings",
    "存钱罐|储蓄罐",
  ],
];
