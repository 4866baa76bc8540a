/**
 * Texts in which nothing is wrong, one to a line, written for this project: letters of thanks, notices, offers, plain business
 * news, questions of everyday. Some use the words of trouble without trouble.
 */
export const quietTexts = `尊敬的领导，我要表扬贵单位的工作人员，热情周到，一次就把事情办好了
市长您好，路修好了，出行方便多了，谢谢你们
给客服小姐姐点个赞，问题一会儿就解决了，非常感谢
感谢社区送来的米和油，老人家特别高兴
写信感谢公交司机，捡到我的包还专门送了回来
表扬一下这家网点，下雨天还送货上门
各位业主：本周六上午九点在中心广场举办邻里节，欢迎参加
通知：端午节放假三天，请提前安排好时间
公司将于下月举办消防演练，请各部门配合
本店新开业，全场八折，欢迎新老顾客光临
招聘快递员，包吃住，月薪六千以上，有意者请联系
周末去爬山，天气很好，拍了很多照片
今天做了红烧肉，孩子们都说好吃
新款手机发布，屏幕更大，续航更长
公司与某大学签署战略合作协议
公司公告：董事会审议通过年度利润分配方案
公司中标一项轨道交通项目，金额约三亿元
公司拟发行可转债募资用于扩建产能
控股股东完成股份质押展期
大股东减持计划实施完毕
公司上半年净利润同比略有下降
某股票今日换手率较高，成交额居前
沪指震荡收跌，成交额有所减少
机构看好下半年行情，给予增持评级
基金经理解读明年的投资机会
央行开展逆回购操作，维护流动性合理充裕
国际油价小幅下跌
存款利率下调，理财怎么选
个人所得税起征点是多少，怎么申报
异地就医备案怎么办理，一文看懂
公积金提取需要什么材料
换驾照的流程和费用
如何避免上当受骗，这几点要记住
防火知识进校园，孩子们学会了使用灭火器
交警提醒：节假日出行请提前规划路线
新交规下月起实施，这些变化要知道
安全生产月活动启动
市场监管局开展食品安全宣传
公司举行应急演练，提升员工的安全意识
环保部门公布上半年空气质量，优良天数增加
今年高考报名时间公布
考研英语怎么复习，学长分享经验
高校公布招生计划，新增三个专业
中小学寒假时间定了
留学申请的常见误区
四六级考试成绩什么时候公布
世界杯小组赛今晚开打
主队客场小胜，连胜场次增加到五场
球队不敌对手，排名下滑一位
核心球员伤愈复出，训练状态良好
主帅赛后称赞全队的防守
前锋转会的身价创新高
选手遗憾止步八强
新赛季赛程公布
这款射击游戏击杀特效太酷了
副本打不过怎么办，新手攻略来了
游戏开新服，首充送坐骑
怪物死亡后会掉落宝箱
游戏更新公告：修复若干已知问题
网游今日停机维护，预计两小时
电影票房突破十亿
新剧开播，男主角演警察破案
恐怖片排行榜，胆小的别看
歌手新专辑上线
导演谈新片：讲的是一场灾难里的亲情
演员分手之后首次露面
综艺节目里的笑料百出
明星晒娃，网友直呼可爱
楼盘开盘，均价每平方米一万二
二手房成交量环比下降
精装两居室低总价入市
商业地产项目招商启动
装修避坑指南，这些钱不能省
租房合同要注意哪些条款
买房时怎么看容积率
笔记本电脑降价五百元
评测：这款相机的高感表现如何
手机发热怎么办，几招教你降温
路由器怎么设置信号更好
杀毒软件新版发布，可拦截多种病毒
研究人员发现一种新的蛋白质
天文学家拍到遥远星系
火箭成功发射，卫星进入轨道
汽车保养多少公里做一次
新能源车上市，续航六百公里
试驾体验：底盘扎实，刹车灵敏
轮胎爆了怎么换，老司机教你
自驾游路线推荐
古镇旅游攻略，两天一夜怎么玩
景区门票对学生半价
博物馆展出一批青铜器
书法作品欣赏
历史上的今天
唐代为什么设节度使
战国时期的兵器展览
玉米什么时候追肥，农技员来解答
生猪价格连续三周回升
大棚种草莓一亩能赚多少
养鸡如何预防疾病，常用的方法有这些
水稻病虫害防治技术要点
小麦喜获丰收
失眠怎么调理，医生给出建议
感冒了要不要吃药
孩子发烧多少度要去医院
每天走一万步好不好
专家讲解心脏病的预防
打疫苗之后要注意什么
志愿者为社区老人义诊
医护人员平安归来，向英雄致敬
治愈出院的病人越来越多了，加油
愿逝者安息，生者坚强
为灾区捐款，大家一起加油，一定能挺过去
点赞一线的医生和护士，你们辛苦了
病例清零，城市慢慢恢复了热闹
消防员救出被困的小猫，好样的
见义勇为的小伙子受到表彰
失主找回了手机，感谢民警
民警帮老人找回了被骗的钱，老人连声道谢
法院公布审判白皮书
国务院印发指导意见
两国领导人举行会谈
外交部例行记者会
条例征求意见稿公布
今天有点累，早点睡
等公交的时候听歌
明天降温，记得加衣服
刚看完一本小说，结局很意外
有没有推荐的火锅店
请问这个尺码偏大吗
请问这款有货吗，什么时候发货
亲，已经给您安排发货了
快递已签收，签收人：本人
您的包裹已到达驿站，请凭取件码领取
物流公司新增三条航线
快递公司发布上半年业务量数据
公司上线智能客服，响应更快
企业召开年会，表彰优秀员工
Thank you to the driver who found my wallet and brought it back
The new branch opens on Saturday, everyone is welcome
We are hiring drivers, good pay, apply online
Our quarterly revenue grew slightly and the board approved a dividend
The company signed an agreement with a university
Great service, the parcel came a day early
How do I change my delivery address?
What time does the store open on Sunday?
Best settings for the new game, tips for beginners
The team lost the final but played well
New phone announced with a bigger screen
Just finished a good book about the war
Traffic was light this morning
Weekend market starts at nine
Fire drill at the office tomorrow at ten
The film is about a plane crash and the people who survive
Ten recipes for a quick dinner
Shares closed lower in thin trading
The central bank left rates unchanged
Firefighters rescued a kitten from a tree
`
