// SPDX-License-Identifier: MIT
// Kitchen, table, food.

import type { ShapeRow } from "./shape-words.js";

export const kTableAndFood: readonly ShapeRow[] = [
  [
    "mug",
    `mug|travel mug|beaker|cup|tumbler|coffee mug|espresso cup|eggcup|egg cup|tankard`,
    "马克杯|杯|水杯|咖啡杯",
  ],
  ["teacup", "teacup|tea cup|saucer|cup and saucer|cup & saucer|gaiwan", "茶杯|茶碗|盖碗|杯碟"],
  [
    "teapot",
    `teapot|tea pot|tea set|tea cosy|tea for one|creamer|milk jug|jug|pitcher|gravy boat|
     sugar bowl`,
    "茶壶|茶具|壶|奶罐",
  ],
  ["kettle", "kettle|electric kettle|stovetop kettle", "水壶|烧水壶|电热水壶|热水壶"],
  [
    "cookpot",
    `pot|casserole|cookware|dutch oven|ramekin|moulds|baking mould|jelly mould|stockpot|
     cake tin|steamer|saucepan`,
    "锅|汤锅|铸铁锅|砂锅|厨具|模具|蒸笼",
  ],
  [
    "pan",
    "pan|frying pan|wok|skillet|griddle|baking tray|baking dish|roasting tin",
    "煎锅|炒锅|平底锅|烤盘",
  ],
  [
    "cutlery",
    `cutlery|spoon|fork|knife|knives|ladle|spatula|whisk|tongs|server|slice|peeler|
     chopstick|teaspoon|rolling pin|bottle opener|corkscrew|measuring spoon|
     kitchen scissors|utensil|grater|masher|cutter`,
    "刀|叉|勺|餐具|筷|铲|打蛋器|刨|擀面杖",
  ],
  [
    "bowl",
    `bowl|dish|colander|mixing bowl|salad bowl|soup bowl|pudding bowl|sieve|finger bowl|
     noodle bowl`,
    "碗|钵|沥水",
  ],
  [
    "plate",
    `plate|platter|dinner plate|side plate|coaster|placemat|saucers|paper plate|place mat|
     table mat|charger plate`,
    "盘|碟|杯垫|餐垫",
  ],
  [
    "glass",
    `glass|wine glass|goblet|tumbler glass|sundae dish|champagne flute|glasses|decanter|
     carafe|hi ball|straw`,
    "玻璃杯|酒杯|高脚杯|吸管",
  ],
  [
    "jar",
    `jar|biscuit tin|canister|storage jar|cookie jar|kilner jar|bread bin|biscuit jar|
     sugar jar|spice jar|pantry`,
    "密封罐|罐|储物罐",
  ],
  [
    "bottle",
    `bottle|flask|water bottle|thermos|sports bottle|vacuum flask|hip flask|drinks bottle|
     soap dispenser|vacuum bottle|oil bottle`,
    "保温杯|水瓶|瓶|运动水壶|随行杯",
  ],
  ["cakeStand", "cake stand|cakestand|cake plate|3 tier|tier|cake|cake dome", "蛋糕架|蛋糕|点心架"],
  [
    "cupcake",
    `cake cases|cake case|cupcake|muffin|fairy cake|petit four|bun case|baking kit|
     petit four cases|cases|cake topper|cake decoration|icing`,
    "纸杯蛋糕|烘焙|麦芬",
  ],
  [
    "lunchbox",
    `lunch box|lunchbox|bento|snack box|snack boxes|food container|cool box|sandwich bath|
     bento box|food box`,
    "饭盒|便当盒|保鲜盒|餐盒",
  ],
  ["tray", "tray|tv dinner tray|bed tray|tea tray|ash tray|serving tray", "托盘|茶盘"],
  [
    "napkins",
    `napkin|tissue|serviette|tablecloth|doily|doilies|table runner|tablecover|
     handkerchief|pocket tissues|paper napkin|toilet roll|kitchen roll|cover|lace|
     table cover`,
    "餐巾|纸巾|桌布|抽纸|桌旗",
  ],
  [
    "board",
    `chopping board|cheese board|cutting board|bread board|butter dish|slate`,
    "砧板|案板|菜板|奶酪板",
  ],
  [
    "tea",
    `tea|green tea|oolong|black tea|tea bags|teabags|pu-erh|puer|chai|white tea|jasmine|
     matcha|longjing|tieguanyin`,
    "茶|绿茶|红茶|乌龙|普洱|花茶|龙井|白茶",
  ],
  [
    "coffee",
    `coffee|coffee beans|ground coffee|espresso|drip bags|cold brew|drip coffee`,
    "咖啡|咖啡豆|挂耳",
  ],
  [
    "snack",
    `snack|crisps|chips|popcorn|crackers|jerky|seaweed|pretzel|rice cake`,
    "零食|薯片|海苔|肉脯|锅巴|爆米花|米饼|牛肉干",
  ],
  ["chocolate", "chocolate bar|chocolate|truffles|dark chocolate", "巧克力"],
  ["biscuits", "biscuit|cookie|shortbread|wafer|oatcake|cookies", "饼干|曲奇|酥|糕点|威化|饼"],
  [
    "candy",
    `candy|sweets|lollipop|toffee|fudge|gummies|mints|nougat|bon bon|chewing gum`,
    "糖|软糖|牛轧糖|棒棒糖",
  ],
  [
    "nuts",
    `nuts|almonds|cashews|walnuts|pistachios|trail mix|granola|dried fruit|mixed nuts|
     dried mango|cereal|oats|raisins|dates|sunflower seeds|macadamia`,
    "坚果|腰果|杏仁|核桃|开心果|果干|麦片|燕麦|瓜子|红枣|夏威夷果",
  ],
  ["fruit", "fruit|apple|orange juice|pear|oranges|mango", "水果|苹果"],
  ["jam", "jam|marmalade|spread|peanut butter|chutney|sauce|jam pot|chilli sauce", "果酱|酱"],
  ["honey", "honey|syrup|olive oil", "蜂蜜|糖浆"],
  [
    "drink",
    `juice|soda|sparkling water|lemonade|beer|drink|soft drink|milk|kombucha`,
    "饮料|果汁|气泡水|汽水|牛奶|啤酒",
  ],
  ["noodles", "noodles|ramen|pasta|rice|rice noodles|soup", "面条|拉面|方便面|米粉|意面|米|汤"],
];
