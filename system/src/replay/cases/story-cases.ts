/**
 * Reports about one fictional company, written for this project. Those of one `event` speak of the same thing in different
 * words; those without one are a thing of their own. `minute` counts from the beginning of the day.
 */
export interface StoryCase {
  readonly event?: string
  readonly minute: number
  readonly platform: string
  readonly author: string
  readonly title?: string
  readonly text: string
}

let serial = 0
function said(event: string | undefined, minute: number, platform: string, text: string, title?: string): StoryCase {
  serial += 1
  return {
    ...(event === undefined ? {} : { event }),
    minute,
    platform,
    author: `用户${serial}`,
    ...(title === undefined ? {} : { title }),
    text,
  }
}

export const storyCases: readonly StoryCase[] = [
  // 转运中心积压
  said('积压', 60, 'forum', '云岭速运江州转运中心是不是爆仓了？我的包裹在那里卡了五天一动不动。'),
  said('积压', 95, 'weibo', '我寄的生鲜卡在云岭速运江州转运中心四天了，打客服永远占线，货都臭了。'),
  said('积压', 130, 'forum', '江州转运中心到底怎么回事，云岭速运的件积压成山，一个星期没人管。'),
  said('积压', 180, 'hotline', '客户来电反映，云岭速运快件在江州转运中心滞留六天未更新物流，要求尽快派送。'),
  said('积压', 260, 'weibo', '有没有和我一样的？云岭速运的快递到了江州转运中心就再也没动过，退款商家也不肯。'),
  said(
    '积压',
    400,
    'news',
    '近日，多名市民向本报反映，云岭速运江州转运中心出现快件积压，部分包裹滞留超过五天。记者现场看到，场地内包裹堆积如山。',
    '云岭速运江州转运中心快件积压 市民投诉不断',
  ),
  // 隧道追尾
  said('追尾', 500, 'weibo', '青山隧道刚刚出大事了，一辆云岭速运的货车追尾大客车，现场有人被抬出来，看着不行了。'),
  said(
    '追尾',
    530,
    'news',
    '今天上午9时许，江州青山隧道内发生一起追尾事故，一辆云岭速运货车与客车相撞，造成2人死亡、5人受伤。',
    '江州青山隧道发生追尾事故致2死5伤',
  ),
  said('追尾', 560, 'forum', '青山隧道车祸死了两个人，肇事的是云岭速运的车，司机是不是疲劳驾驶啊？'),
  said('追尾', 610, 'weibo', '云岭速运货车青山隧道追尾致2人遇难，愿逝者安息，疲劳驾驶害死人。'),
  said(
    '追尾',
    700,
    'news',
    '云岭速运通报青山隧道事故：已成立专项小组，全力配合调查，做好遇难者家属安抚工作。目前事故造成2人死亡，5名伤者在医院救治。',
    '云岭速运就青山隧道事故致歉',
  ),
  said('追尾', 760, 'weibo', '早上青山隧道那起车祸，云岭速运的大货车没刹住，客车尾部都撞烂了，救护车来了好几辆。'),
  // 快递员骂人
  said('骂人', 200, 'forum', '城西网点的快递员把我骂了一顿，就因为我让他送货上门，云岭速运就是这么培训员工的？'),
  said('骂人', 240, 'weibo', '视频里云岭速运城西网点的小哥对着女顾客破口大骂，满嘴脏话，太吓人了。'),
  said('骂人', 300, 'forum', '云岭速运城西网点快递员辱骂女客户的视频大家看了吗，顾客只是要求送上门而已。'),
  said(
    '骂人',
    420,
    'video',
    '要求送货上门竟遭快递员辱骂，涉事人员为云岭速运城西网点员工。',
    '女顾客要求送上门被快递员骂哭',
  ),
  // 信息泄露
  said('泄露', 320, 'weibo', '云岭速运的面单信息在网上论斤卖，我的姓名电话地址全在里面，每天接十几个诈骗电话。'),
  said('泄露', 350, 'forum', '有人在群里叫卖云岭速运客户数据，五毛一条，姓名电话住址都有，这是内鬼吧？'),
  said(
    '泄露',
    480,
    'news',
    '记者调查发现，大量云岭速运用户的面单信息被公开售卖，涉及姓名、电话和住址，有用户因此接到诈骗电话。',
    '快递面单信息被叫卖 云岭速运用户接诈骗电话',
  ),
  said('泄露', 600, 'weibo', '收到诈骗电话，对方连我买了什么都知道，肯定是云岭速运泄露了客户信息。'),
  // 系统瘫痪
  said('瘫痪', 100, 'weibo', '云岭速运app打不开了，下单一直转圈，网页版也是系统繁忙。'),
  said('瘫痪', 120, 'forum', '今天云岭速运的小程序和app全崩了，寄不了件也查不了物流。'),
  said('瘫痪', 150, 'weibo', '云岭速运系统崩溃，查询物流显示网络异常，客服说技术在抢修。'),
  said(
    '瘫痪',
    220,
    'news',
    '今日上午，云岭速运下单系统出现故障，用户无法寄件和查询物流，截至发稿尚未恢复，已持续3小时。',
    '云岭速运系统故障 用户无法下单',
  ),
  // 市场监管约谈
  said(
    '约谈',
    720,
    'news',
    '江州市市场监管局今日约谈云岭速运，要求其就违规收取上楼费问题限期整改。',
    '市场监管局约谈云岭速运：立即停止违规收取上楼费',
  ),
  said('约谈', 750, 'weibo', '大快人心，云岭速运收上楼费被市场监管局约谈了，早就该管管了。'),
  said('约谈', 800, 'forum', '监管部门出手了，云岭速运因为乱收上楼费被约谈，要求整改退费。'),
  // 暴力分拣
  said(
    '分拣',
    820,
    'video',
    '云岭速运北郊分拣场员工把包裹当球踢，贴着易碎标签的箱子直接扔出去五六米。',
    '快递员把易碎包裹当球踢',
  ),
  said('分拣', 850, 'weibo', '看了北郊分拣场的视频气死了，云岭速运的员工拿脚踢快递，易碎品随便扔。'),
  said('分拣', 900, 'forum', '云岭速运北郊分拣场暴力分拣被拍，箱子满天飞，难怪我的杯子每次到手都是碎的。'),
  said(
    '分拣',
    980,
    'news',
    '一段云岭速运北郊分拣场员工抛扔、脚踢包裹的视频引发热议，公司回应称涉事员工已停职。',
    '云岭速运回应员工暴力分拣：涉事人员已停职',
  ),
  // 仓库火灾
  said('火灾', 1000, 'weibo', '南湖物流园着火了！浓烟滚滚，好像是云岭速运的仓库，消防车一辆接一辆。'),
  said('火灾', 1020, 'forum', '云岭速运南湖物流园仓库起火，在十公里外都能看到黑烟，里面的快递估计全烧光了。'),
  said(
    '火灾',
    1080,
    'news',
    '昨晚，位于南湖物流园的云岭速运仓库发生火灾，过火面积约800平方米，无人员伤亡，起火原因正在调查。',
    '南湖物流园一快递仓库起火 无人员伤亡',
  ),
  said('火灾', 1100, 'weibo', '我的包裹物流最后一条就是云岭速运南湖仓库，刚刚新闻说仓库烧了，谁来赔？'),
  // 食品变质集体腹泻
  said('腹泻', 640, 'forum', '云岭速运冷链送来的海鲜全家吃了拉肚子，开箱冰袋早就化了，冷链就是骗人。'),
  said('腹泻', 690, 'weibo', '云岭速运的冷链快递根本没冷链，海鲜送到冰都化成水，吃完一家四口上吐下泻进了医院。'),
  said('腹泻', 770, 'hotline', '客户投诉云岭速运冷链运输断链，收到的海鲜变质，食用后家人腹泻就医，要求赔偿医药费。'),
  // traditional
  said('積壓台', 300, 'forum', '雲嶺速運台北集散站塞爆了，我的包裹躺在那裡快一個禮拜都沒人理。'),
  said('積壓台', 360, 'weibo', '云岭速运台北集散站堵了，包裹躺在那里一个礼拜没人处理，催了也没用。'),
  // English
  said('lost-en', 200, 'x', 'Yunling Express lost my laptop at the Riverside depot and nobody answers the phone.'),
  said(
    'lost-en',
    260,
    'x',
    'Second laptop gone missing at the Riverside depot of Yunling Express this week, phone line dead.',
  ),
  // 各说各的
  said(undefined, 30, 'weibo', '云岭速运寄文件比别家贵三块钱，算了，懒得换。'),
  said(undefined, 75, 'forum', '云岭速运把我的箱子压扁了，里面的饼干碎成渣。'),
  said(undefined, 110, 'hotline', '客户咨询云岭速运到付运费为何比预估高，对解释不满意。'),
  said(undefined, 140, 'weibo', '今天云岭速运的派送员迟到两个小时，害我白等一上午。'),
  said(undefined, 175, 'forum', '云岭速运的电子发票开了三天还没到邮箱，有人遇到过吗？'),
  said(undefined, 215, 'weibo', '云岭速运又把我的快递放驿站不打电话，驿站还要收保管费。'),
  said(undefined, 250, 'forum', '给云岭速运投诉了丢件，客服让等七个工作日，只赔三倍运费，行李箱一千多呢。'),
  said(undefined, 290, 'weibo', '云岭速运的包装袋有股难闻的味道，衣服都串味了。'),
  said(undefined, 330, 'hotline', '客户反映云岭速运上门取件约了三次都没来，要求取消订单。'),
  said(undefined, 370, 'forum', '云岭速运会员自动续费取消不掉，找不到入口。'),
  said(undefined, 410, 'weibo', '快递柜超时收费了，云岭速运小哥说不关他的事。'),
  said(undefined, 450, 'forum', '寄往海岛的件被云岭速运加收偏远费五十，下单时没写啊。'),
  said(undefined, 490, 'weibo', '云岭速运的客服机器人答非所问，转人工排队一百多位。'),
  said(undefined, 540, 'forum', '云岭速运写错了收件人名字，签收不了，来回折腾。'),
  said(undefined, 580, 'weibo', '我家楼下云岭速运的电动车停满人行道，老人走路都要绕。'),
  said(undefined, 620, 'hotline', '客户投诉云岭速运虚假签收，本人未收到包裹却显示已签收。'),
  said(undefined, 660, 'forum', '云岭速运寄手机不给保价，说电子产品超额不保。'),
  said(undefined, 710, 'weibo', '等云岭速运的退货取件等到过了退货期，商家不认。'),
  said(undefined, 740, 'forum', '云岭速运站点早上六点就开始装卸，噪音大得睡不着。'),
  said(undefined, 790, 'weibo', '云岭速运给我送错了包裹，别人的猫粮，我的书不见了。'),
  said(undefined, 830, 'forum', '云岭速运加盟商拖欠我两个月工资，还说干不满一年没有提成。'),
  said(undefined, 870, 'weibo', '云岭速运把我家门口的监控撞歪了，死不承认。'),
  said(undefined, 910, 'news', '云岭速运发布三季报，营收同比下降，净利润亏损收窄。', '云岭速运三季报：亏损收窄'),
  said(undefined, 950, 'forum', '云岭速运的保温箱不给退，押金两百，客服互相踢皮球。'),
  said(undefined, 990, 'weibo', '雨天云岭速运把快递扔门口淋湿了，书全泡水。'),
  said(undefined, 1030, 'hotline', '客户投诉云岭速运代收货款三天未到账。'),
  said(undefined, 1060, 'forum', '云岭速运国际件清关资料传了三遍还说不合格。'),
]
