/**
 * Parts of letters of grievance, one to a line, written for this project: how people turn to an office or a company, what is
 * wrong, what came of it, and what they ask for. `compose-texts.ts` puts them together.
 */
export const openings = `尊敬的市长
尊敬的领导：您好
市长您好，打扰您了
书记，您好！
领导你好，我想问一下
局长您好，我是本市的一名普通市民
您好，我是开发区的居民
各位领导好，在这里想向你们反映一件事情
贵局领导您好
有关部门领导
你好，请问
请问一下有关部门
我想咨询一下
咨询一个问题
反映一个问题
我要投诉
我要举报
我来反映
向领导求助
求助
建议
关于我们小区的几个问题
关于职称评审的疑问
关于退休待遇的问题
关于孩子入学的咨询
关于房产证办理的问题
我是一名下岗职工
我是一名退休教师
我是一名外来务工人员
我是一名农民
我是一名在校大学生
我是一名小学生家长
我家住在城南
我们是某小区的全体业主
我们村的村民
我于去年三月在该楼盘购买了一套住房
本人于前年参加工作
我母亲今年七十多岁
我爱人在一家工厂上班
我的孩子今年要上小学了
关于道路维修的建议
能不能给我们老百姓一个答复
这件事已经拖了三年了
我实在是没有办法了才写这封信
里长您好，我要陈情
市府您好，想请问
敬启者
本人欲投诉贵公司
`

export const wrongs = `楼下的饭店油烟直接往楼上排，我们连窗户都不敢开
隔壁工地半夜两点还在打桩，全家人根本没法睡觉
小区门口的路挖开半年了一直没有人来修
一下雨路面就积水，老人小孩出门都要蹚水
路灯坏了一个多月，晚上一片漆黑
附近的化工厂夜里排放废气，味道非常难闻
河里的水都变黑了，鱼也死了
楼上养了几十只鸡，卫生状况很差
物业公司收了钱不做事，电梯三天两头坏
物业费涨了一倍，却没有征求过业主的意见
开发商交房已经四年了，房产证还是办不下来
当初宣传说有学校和公园，现在什么都没有
房子漏水严重，墙体出现多处裂缝
说好去年年底交房，到现在工地上一个人都没有
我们的征地款到现在一分钱也没有拿到
拆迁之后答应的安置房一直没有分
老板拖了我们四个月工资，电话也不接
公司没有给我们买社保，也不签劳动合同
厂里每天上班十二个小时，没有加班费
退休金算得不对，少算了八年工龄
社保卡办了半年还没有拿到
医保报销的比例和宣传的不一样
公积金贷款一直批不下来，银行说没有额度
同样的工龄，为什么别人的工资比我高
学校强制要求学生订购校服和资料
老师在校外办补习班，不去的学生就被区别对待
幼儿园又要涨学费，普通家庭承受不起
孩子的学位被分到了很远的学校
学校周末和假期都在补课，一个月只放两天假
教师的绩效工资为什么没有发
教师资格认定的时间什么时候公布
医院看病排队排了五个小时，医生两分钟就打发了
做了手术之后情况反而更严重，医院不肯承担责任
村里的卫生室没有医生，看个感冒都要跑到镇上
出租车不打表，漫天要价
公交车半个小时都等不来一趟，司机还经常甩站
这趟公交线路为什么取消了，我们上班很不方便
大货车从早到晚从村里经过，路面全压坏了
路口没有红绿灯，已经出过好几次车祸
人行道上停满了车，行人只能走到马路中间
停车收费没有任何标准，想收多少收多少
收费站为什么还在收费，期限不是早就到了吗
健身房关门了，办的卡退不了
美容院用低价把我骗进去，结果要了我几千块
在网上买的手机是翻新的，卖家不给退
旅行社临时改了行程，还逼着我们买东西
超市卖的牛奶已经过了保质期
这家公司打着投资的旗号骗老年人的钱
有人在小区里搞传销，发展了很多下线
隔壁棋牌室通宵打麻将，吵得没法休息
广场舞的音响开得震天响
邻居私自搭建，把我家的采光全挡住了
楼道里堆满了杂物，万一着火后果不堪设想
村干部把低保给了自己的亲戚，真正困难的人没有
村里的账从来没有公开过
危房改造的指标没有给我们这些真正住危房的人
户口迁不进去，跑了七八趟都说材料不齐
办个证要跑五六个部门，每个部门说的都不一样
窗口的工作人员态度很差，问什么都不耐烦
宅基地被邻居占了，镇上说管不了
水管里流出来的水是黄的，根本不能喝
每天晚上都停电，冰箱里的东西全坏了
天然气开户费为什么要收这么多钱
宽带装了三个星期还没装好，客服一直说在催
小区的垃圾一个星期没有人来收，臭气熏天
垃圾站就建在我们楼下，苍蝇蚊子满天飞
养猪场的粪水直接排到了水库里
采石场放炮把我们的房子都震裂了
绿化带被人毁了种菜
公园里的设施坏了没有人修
共享单车乱停，把盲道都占了
快递放在驿站不通知，退回去了我都不知道
包裹寄丢了，快递公司只肯赔一百块
外卖里吃出了虫子，商家说是我自己放的
银行没有经过我同意就开通了收费业务
手机每个月都被扣一笔我不知道的费用
保险买的时候说什么都赔，出了事什么都不赔
驾校收了钱不安排练车，还要另外交钱
培训机构说关门就关门，学费一分不退
房东不退押金，还把我的东西扔了出来
中介收了定金就不见人了
公务员招考的条件为什么限制得这么死
考试成绩什么时候公布，怎么查不到
人才补贴申请了一年没有下文
退役士兵的安置为什么一直没有落实
独生子女费为什么我们单位不发
代课教师的待遇问题什么时候能解决
下岗的时候说有补偿，到现在也没有看到
工伤认定下来了，单位就是不赔
单位改制以后我们的身份没有人认
老人的高龄补贴少发了好几个月
残疾证办不下来，说是不够条件
二孩的准生证需要哪些手续
这个项目到底什么时候能动工
地铁什么时候能修到我们这边
旧城改造有没有把我们这一片算进去
客服打了十几次没有人接，工单说关就关
订单取消了三次，钱到现在没有退回来
售后推给厂家，厂家推给售后
新车开了一个月发动机就异响，4S店说是正常现象
空调装了两天就不制冷，预约维修没有人来
野狗成群，咬了好几个孩子
河堤上有人偷沙，堤都快塌了
山上的树被人砍光了，没有人管
`

export const consequences = `严重影响了我们的正常生活
老人心脏不好，根本受不了
孩子晚上没有办法写作业
给我们的出行带来了极大的不便
已经有人因为这个摔伤了
一家人的生活都没有了着落
我们老百姓挣点钱不容易
大家都怨声载道
周围的居民意见非常大
让我们这些老实人寒了心
长期这样下去身体都要垮了
我们敢怒不敢言
这样合理吗
这样做符合规定吗
不知道这样收费有没有依据
难道就没有人管吗
存在很大的安全隐患
家里还有老人和孩子要养
希望不要再拖下去了
真不知道该怎么办才好
已经严重耽误了孩子的学习
上班天天迟到
`

export const attempts = `找了物业，物业说不归他们管
打了热线，回复说已经转办，之后就没有消息了
社区来看过一次，后来就不了了之
打电话过去没有人接，接了也是让我们等
去了好几个部门，都说这事不归自己管
找过学校，学校说这是上面的规定
向环保部门反映过，查的时候就停，走了又照样排
报过警，警察说属于民事纠纷
跟老板要了很多次，每次都说过几天
问了工作人员，得到的答复都不一样
多次跟客服沟通，每次都说会有专人联系我
写过信，得到的答复是正在研究
之前也反映过，可是一点变化都没有
现在连人都找不到了
他们互相推来推去，没有一个人肯负责
对方的态度非常强硬，还说随便你去告
`

export const requests = `请相关部门尽快处理
希望政府能够管一管
恳请领导派人下来调查
请市长为我们做主
希望能给我们一个明确的答复
请问这件事归哪个部门管
请问什么时候能够解决
请给老百姓一个说法
希望有关部门能够重视起来
建议在这里增设一条公交线路
建议加装红绿灯和减速带
建议把这块空地改成停车场
建议相关单位加强管理
请求依法查处
请求退还我的费用
要求公司赔偿我的损失
请问具体需要哪些材料，到哪里办理
请问有没有相关的政策文件
请问这样的规定依据是什么
请领导在百忙之中给予回复
请帮帮我们这些弱势群体
盼复
谢谢
万分感谢
望领导明察
希望能早日解决我们的困难
不知道该找谁，只好在这里留言
请告知处理结果
麻烦尽快给个回复，否则我只能去消协了
请消保官协助处理
`

export const englishOpenings = `To whom it may concern
Dear Sir or Madam
I am writing to complain about
I want to report a problem
Dear Council
Hello, I am a resident of this building
I have been a customer for six years
Is there anyone who can help me with this?
I need help
Formal complaint
`
export const englishWrongs = `my parcel was marked as delivered but it never arrived
the courier left the box in the rain and everything inside was ruined
they charged my card twice and refuse to give the money back
the street light outside our house has been broken for two months
the construction site next door works through the night and nobody can sleep
the landlord will not return our deposit
the heating has been off since Monday and nobody has come to fix it
the factory down the road dumps waste into the river
my wages have not been paid for three months
the bus has not turned up on time once this week
I was on hold for two hours and then they hung up on me
the phone stopped working after a week and the shop will not take it back
my account was closed without any notice and my money is gone
the driver was rude and threw the package over the fence
the bin has not been collected for three weeks and there are rats
somebody used my details to open an account and the bank will not help
the flight was cancelled at the last minute and we slept on the floor
the food made my whole family sick
the insurance company keeps asking for more papers and pays nothing
the school has done nothing about the bullying
the contractor took our money and never came back
the app logged me out and support has not answered in ten days
`
export const englishRequests = `Please look into this as soon as possible.
I would like a full refund.
Who is responsible for this?
When will this be fixed?
I have called many times and nobody gets back to me.
I expect an answer in writing.
If this is not settled I will take it to the regulator.
This is not acceptable.
Somebody is going to get hurt.
Please advise.
`
