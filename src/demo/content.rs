//! The sample city's events: invented, of every kind and state, in all districts, in both languages.
// A long file because it is data: no logic, one entry after the other, the upcoming ones in order of their day.
use entity::{
    event::{District, Kind},
    question,
};

/// Where a sample event stands when the demo starts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Draft,
    NotYetOpen,
    Open,
    /// Closing time is past, the event is still ahead.
    Closed,
    Cancelled(&'static str),
    /// In the past.
    Over,
}

/// One event; `[Chinese, English]` everywhere. English may be empty in a few, as in real life.
pub struct Sample {
    pub slug: &'static str,
    pub kind: Kind,
    pub district: District,
    pub title: [&'static str; 2],
    pub summary: [&'static str; 2],
    /// Markdown: paragraphs, `##` headings, `- ` lists, links.
    pub text: [&'static str; 2],
    pub place: [&'static str; 2],
    pub contact: &'static str,
    /// Days from today to the event; negative is past.
    pub day: i64,
    /// Local start, hour and minute.
    pub from: (u32, u32),
    pub minutes: i64,
    pub capacity: Option<i32>,
    /// 0: no waiting list; `None`: without limit.
    pub waiting_limit: Option<i32>,
    pub needs_approval: bool,
    pub standing: Standing,
    /// How many people register in the sample (may exceed the capacity: the rest waits, if there is a waiting list;
    /// never more than capacity + waiting_limit; keep each ≤ 60, and at most 700 in all events together).
    pub people: usize,
    pub questions: &'static [Asked],
}

pub struct Asked {
    pub key: &'static str,
    pub kind: question::Kind,
    pub required: bool,
    pub label: [&'static str; 2],
    pub hint: [&'static str; 2],
    /// Key, Chinese, English.
    pub options: &'static [(&'static str, &'static str, &'static str)],
}

pub const SAMPLES: &[Sample] = &[
    Sample {
        slug: "open-day",
        kind: Kind::Salon,
        district: District::Qufu,
        title: ["杏坛开放日", "Xingtan Open Day"],
        summary: [
            "来看学徒培养怎么开始、怎么结业，当面问导师和学徒。",
            "See how an apprenticeship begins and ends, and put your questions to mentors and apprentices.",
        ],
        text: [
            "先用 30 分钟讲清学徒五步：申请、签约、培养、考核、出师。然后分成三桌，每桌有一位导师和一名在培学徒，你可以随时换桌。\n\n\
             学生、家长和企业都可以来，不用准备材料。\n\n\
             ## 三张桌子\n\n\
             - 学徒桌：工资、工时、住宿\n\
             - 导师桌：怎样带人，怎样写培养计划\n\
             - 企业桌：怎样发布学徒岗位",
            "We take half an hour to explain the five stages: apply, agree, learn, assess, qualify. Then there are three tables, each with a mentor and an apprentice, and you can move between them as you like.\n\n\
             Students, parents and enterprises are all welcome. There is nothing to prepare.\n\n\
             ## Three tables\n\n\
             - Apprentices: pay, hours, housing\n\
             - Mentors: how to teach, how to write a training plan\n\
             - Enterprises: how to publish an apprentice position",
        ],
        place: ["曲阜市杏坛讲堂", "Xingtan Lecture Hall, Qufu"],
        contact: "济宁市人才服务中心（示例）0537-000 0000",
        day: 10,
        from: (14, 0),
        minutes: 120,
        capacity: Some(50),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 0,
        questions: &[],
    },
    Sample {
        slug: "rencheng-evening-fair",
        kind: Kind::JobFair,
        district: District::Rencheng,
        title: ["任城区夜间招聘集市", "Rencheng Evening Job Market"],
        summary: [
            "下班以后来谈工作，26 家商贸、物流和餐饮企业摆摊。",
            "Talk about work after work: 26 retail, logistics and catering employers set up their stalls.",
        ],
        text: [
            "露天集市，不限人数，随时可以来，谈完就走。大多数岗位在城区，能排早班或晚班。\n\n\
             报名以后我们把企业名单发给你；没有报名也可以进场。\n\n\
             下雨改到广场东侧的市民服务厅，时间不变。\n\n\
             ## 来之前\n\n\
             - 身份证\n\
             - 1 份简历，没有也行，现场有一页纸的表",
            "An open-air market without a limit on numbers: come any time, leave when you are done. Most jobs are in town, with early or late shifts.\n\n\
             If you register we send you the list of employers; you can also come in without registering.\n\n\
             In rain we move to the Citizens’ Service Hall on the east side of the square, at the same time.\n\n\
             ## Before you come\n\n\
             - Your ID card\n\
             - One CV; without one, fill in our one-page form on the spot",
        ],
        place: ["任城区竹竿巷文化广场", "Zhuganxiang Culture Square, Rencheng"],
        contact: "任城区人才服务站（示例）0537-000 0101",
        day: 3,
        from: (18, 30),
        minutes: 120,
        capacity: None,
        waiting_limit: Some(0),
        needs_approval: false,
        standing: Standing::Open,
        people: 22,
        questions: &[],
    },
    Sample {
        slug: "farm-livestream-training",
        kind: Kind::Training,
        district: District::Jinxiang,
        title: ["金乡农产品直播实训班", "Farm Produce Livestreaming Workshop"],
        summary: [
            "一天学会选品、写脚本和开播，下午真的播一场。",
            "Choose the goods, write the script and go live in one day, with a real broadcast in the afternoon.",
        ],
        text: [
            "上午三节课：选品与定价、十分钟脚本、售后与投诉。下午每 3 人一组，用真实的蒜片和黑蒜样品播 20 分钟，导师逐场讲评。\n\n\
             适合合作社成员、返乡青年和电商客服，不需要直播经验。\n\n\
             ## 来之前\n\n\
             - 充满电的手机和充电线\n\
             - 已经实名的直播账号，平台不限\n\
             - 自家产品可以带 1 种，要有检测报告",
            "Three lessons in the morning: choosing and pricing goods, a ten-minute script, returns and complaints. In the afternoon groups of three broadcast for 20 minutes with real garlic flakes and black garlic, and the tutor comments on each.\n\n\
             For members of cooperatives, young people coming home and customer service staff. No experience is needed.\n\n\
             ## Before you come\n\n\
             - A charged phone and its cable\n\
             - A livestreaming account under your own name, on any platform\n\
             - One product of your own if you like, with its test report",
        ],
        place: ["金乡县蒜都产业大厦 5 层直播间", "Livestream Studio, Floor 5, Garlic City Industry Tower, Jinxiang"],
        contact: "金乡县人才服务站（示例）0537-000 0701",
        day: 4,
        from: (9, 0),
        minutes: 420,
        capacity: Some(30),
        waiting_limit: Some(10),
        needs_approval: false,
        standing: Standing::Closed,
        people: 16,
        questions: &[],
    },
    Sample {
        slug: "trailer-welder-training",
        kind: Kind::Training,
        district: District::Liangshan,
        title: ["梁山挂车焊工考证班", "Trailer Welders’ Certificate Course"],
        summary: [
            "二氧化碳气体保护焊，一天强化，考前最后一班。",
            "Gas-shielded metal arc welding: one day of practice, the last course before the examination.",
        ],
        text: [
            "上午练平焊和立焊，下午按考试的时间和评分表做两件试板。每 4 人一个工位组，有一位持证焊工带。\n\n\
             参加的人应当已经学过 40 小时以上的焊接课。考试另行报名，本班不收费。\n\n\
             ## 来之前\n\n\
             - 身份证和学习证明\n\
             - 纯棉长袖、长裤、防砸鞋；面罩和手套现场发\n\
             - 有心脏起搏器的人不能进车间",
            "Flat and vertical welds in the morning; in the afternoon two test plates under the time limit and marking sheet of the examination. Groups of four, each with a certified welder.\n\n\
             You should already have had at least 40 hours of welding lessons. The examination has its own registration; this course is free.\n\n\
             ## Before you come\n\n\
             - ID card and proof of your lessons\n\
             - Long cotton sleeves and trousers, safety shoes; we lend masks and gloves\n\
             - People with a pacemaker cannot enter the workshop",
        ],
        place: ["梁山县水泊实训中心焊接车间", "Welding Workshop, Shuibo Training Centre, Liangshan"],
        contact: "梁山县水泊实训中心（示例）0537-000 1101",
        day: 5,
        from: (8, 0),
        minutes: 540,
        capacity: Some(24),
        waiting_limit: Some(10),
        needs_approval: false,
        standing: Standing::Closed,
        people: 20,
        questions: &[],
    },
    Sample {
        slug: "stone-carving-open-day",
        kind: Kind::Salon,
        district: District::Jiaxiang,
        title: ["嘉祥石雕技艺开放日", "Jiaxiang Stone Carving Open Day"],
        summary: [
            "看六道工序，试刻一枚小印，和师傅谈学徒岗位。",
            "Watch six stages of the work, carve a small seal and talk to masters about apprentice positions.",
        ],
        text: [
            "工坊从选石、放样、打坯到精雕、打磨、上蜡，六道工序全部开工。上午跟着师傅走一遍，下午每人刻一枚青石小印带走。\n\n\
             工坊今年招 4 名石雕技艺学徒，学徒期 24 个月，想申请的人 15:00 后可以单独谈。\n\n\
             中午在工坊吃工作餐，免费。\n\n\
             ## 来之前\n\n\
             - 穿不怕灰的衣服和平底鞋；口罩、护目镜现场发\n\
             - 未满 16 岁要有家长陪同",
            "All six stages are at work: choosing the stone, marking out, roughing, fine carving, grinding and waxing. Walk through them with a master in the morning; in the afternoon carve a bluestone seal to take home.\n\n\
             The workshop is taking four stone carving apprentices for 24 months. If you want to apply, there is time to talk alone after 15:00.\n\n\
             Lunch in the workshop is free.\n\n\
             ## Before you come\n\n\
             - Clothes that may get dusty and flat shoes; we provide masks and goggles\n\
             - Under 16, come with a parent",
        ],
        place: ["嘉祥县石语雕刻工坊", "Shiyu Carving Workshop, Jiaxiang"],
        contact: "石语雕刻工坊（示例）0537-000 0801",
        day: 5,
        from: (9, 0),
        minutes: 420,
        capacity: Some(40),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 36,
        questions: &[
            Asked {
                key: "lunch",
                kind: question::Kind::One,
                required: true,
                label: ["午餐", "Lunch"],
                hint: ["", ""],
                options: &[
                    ("meat", "荤", "With meat"),
                    ("vegetarian", "素", "Vegetarian"),
                    ("halal", "清真", "Halal"),
                    ("none", "不用", "No lunch"),
                ],
            },
            Asked {
                key: "apply",
                kind: question::Kind::YesNo,
                required: false,
                label: ["想谈学徒岗位吗？", "Do you want to talk about an apprentice position?"],
                hint: ["师傅会给你留 15:00 以后的时间。", "A master will keep time for you after 15:00."],
                options: &[],
            },
        ],
    },
    Sample {
        slug: "garlic-processing-meeting",
        kind: Kind::Matchmaking,
        district: District::Jinxiang,
        title: ["大蒜深加工技术人才对接会", "Garlic Processing: Makers Meet Technologists"],
        summary: [
            "8 家企业带着提取、冻干和副产物利用的难题来找人。",
            "Eight enterprises look for people who can solve extraction, freeze-drying and by-product problems.",
        ],
        text: [
            "每家企业用 8 分钟讲一个没有解决的技术问题，讲完留 5 分钟提问。随后一对一交谈，每轮 15 分钟。\n\n\
             面向食品科学、生物工程、制冷和机械专业的教师、研究生和工程师。\n\n\
             ## 题目\n\n\
             - 蒜素提取的稳定性\n\
             - 冻干蒜片的能耗\n\
             - 蒜皮和蒜梗的利用",
            "Each enterprise has eight minutes to present a problem it has not solved, and five for questions. One-to-one talks follow, in rounds of 15 minutes.\n\n\
             For teachers, postgraduates and engineers in food science, bioengineering, refrigeration and machinery.\n\n\
             ## Problems\n\n\
             - Stability of extracted allicin\n\
             - Energy use of freeze-dried garlic flakes\n\
             - Uses for garlic skins and stalks",
        ],
        place: ["金乡县蒜都产业大厦 3 层", "Floor 3, Garlic City Industry Tower, Jinxiang"],
        contact: "金乡县人才服务站（示例）0537-000 0701",
        day: 6,
        from: (14, 0),
        minutes: 150,
        capacity: Some(60),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Cancelled("主要参会企业停产检修，本场取消，改期另行通知。"),
        people: 9,
        questions: &[],
    },
    Sample {
        slug: "young-makers-roadshow",
        kind: Kind::Roadshow,
        district: District::Yanzhou,
        title: ["青年创客项目路演", "Young Makers’ Project Roadshow"],
        summary: [
            "12 个硬件和软件项目，每个 8 分钟，台下有投资人和车间主任。",
            "Twelve hardware and software projects, eight minutes each, before investors and shop-floor managers.",
        ],
        text: [
            "项目来自本市院校和企业的年轻团队，都已经做出样机。评委三问：谁会用，谁来做，谁付钱。\n\n\
             不上台的人也可以报名旁听。路演以后有 40 分钟自由交流，样机在厅外展示。\n\n\
             ## 上台团队\n\n\
             - 13:00 到场试投影\n\
             - 讲稿用 PDF，16 : 9\n\
             - 样机自带电源线，厅里有 220 V 插座",
            "The projects come from young teams in the city’s colleges and enterprises, and every one has a working prototype. The jury asks three things: who will use it, who will make it, who will pay.\n\n\
             You may also register to listen. After the pitches there are 40 minutes to talk, with the prototypes on show outside the hall.\n\n\
             ## Teams on stage\n\n\
             - Come at 13:00 to test the projector\n\
             - Slides as PDF, 16 : 9\n\
             - Bring power cables; the hall has 220 V sockets",
        ],
        place: ["兖州区兴隆产业服务中心路演厅", "Pitch Hall, Xinglong Industry Service Centre, Yanzhou"],
        contact: "兖州区人才服务站（示例）0537-000 0201",
        day: 7,
        from: (14, 0),
        minutes: 180,
        capacity: Some(60),
        waiting_limit: Some(20),
        needs_approval: false,
        standing: Standing::Closed,
        people: 15,
        questions: &[Asked {
            key: "stage",
            kind: question::Kind::YesNo,
            required: true,
            label: ["上台路演吗？", "Are you pitching?"],
            hint: ["只旁听的选“否”。", "Choose “No” if you only want to listen."],
            options: &[],
        }],
    },
    Sample {
        slug: "yanzhou-robotics-fair",
        kind: Kind::JobFair,
        district: District::Yanzhou,
        title: ["兖州机器人与智能装备招聘会", "Yanzhou Robotics and Smart Equipment Job Fair"],
        summary: [
            "34 家企业，420 个岗位，其中学徒岗位 60 个。",
            "34 enterprises, 420 jobs, 60 of them apprentice positions.",
        ],
        text: [
            "岗位集中在机器人装调、电气、数控加工和质量检验，高中、中专、大专和本科都有位置。\n\n\
             展厅里有三台协作机器人，10:00 和 11:00 各演示一次，可以上手。\n\n\
             ## 来之前\n\n\
             - 身份证、3 份简历\n\
             - 有职业资格证书的带原件\n\
             - 从高铁站坐接驳车，8:00 到 9:30 每 30 分钟一班",
            "Most jobs are in robot assembly, electrics, CNC machining and inspection, for school leavers as well as for graduates of vocational schools, colleges and universities.\n\n\
             Three collaborative robots are shown at 10:00 and 11:00; you may try them.\n\n\
             ## Before you come\n\n\
             - ID card and three CVs\n\
             - Originals of your vocational certificates, if you have any\n\
             - A shuttle bus runs from the high-speed station every 30 minutes, 8:00–9:30",
        ],
        place: [
            "兖州区兴隆产业服务中心 1 层展厅",
            "Exhibition Hall, Ground Floor, Xinglong Industry Service Centre, Yanzhou",
        ],
        contact: "兖州区人才服务站（示例）0537-000 0201",
        day: 8,
        from: (9, 0),
        minutes: 180,
        capacity: Some(240),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 18,
        questions: &[],
    },
    Sample {
        slug: "front-end-evening",
        kind: Kind::Salon,
        district: District::Rencheng,
        title: ["前端开发者夜谈", "Front-End Developers’ Evening"],
        summary: [
            "一张长桌，12 个人，带上你最近删掉的一段代码。",
            "One long table, twelve people: bring a piece of code that you deleted lately.",
        ],
        text: [
            "没有主讲。每人 6 分钟，讲一段自己写过又删掉的代码：为什么写，为什么删，现在怎么做。\n\n\
             学徒、学生和工作多年的人坐在一起。桌子只坐得下 12 人，满员后可以候补，有人退出就按顺序递补。\n\n\
             ## 来之前\n\n\
             - 代码放在一页纸或自己的电脑上，隐去公司的数据\n\
             - 18:30 起有面条",
            "There is no speaker. Everybody has six minutes for a piece of code that they wrote and then deleted: why it was written, why it went, what stands there now.\n\n\
             Apprentices, students and people with years behind them sit together. The table seats twelve; when it is full you can wait, and places that come free go down the line in order.\n\n\
             ## Before you come\n\n\
             - Your code on one page or on your own computer, without your company’s data\n\
             - There are noodles from 18:30",
        ],
        place: ["任城区云杏数字大厦 6 层", "Floor 6, Yunxing Digital Building, Rencheng"],
        contact: "云杏数字（示例）0537-000 0102",
        day: 9,
        from: (19, 0),
        minutes: 120,
        capacity: Some(12),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 17,
        questions: &[],
    },
    Sample {
        slug: "winter-job-fair",
        kind: Kind::JobFair,
        district: District::Rencheng,
        title: ["济宁冬季综合招聘会", "Jining Winter Job Fair"],
        summary: [
            "148 家企业现场面谈，提供 2,300 多个岗位，其中学徒岗位 210 个。",
            "148 enterprises, more than 2,300 jobs, 210 of them apprentice positions.",
        ],
        text: [
            "## 来之前\n\n\
             请带 3 份纸质简历和身份证。应届毕业生可以凭学生证入场。现场提供免费打印，每人 10 页。\n\n\
             想了解学徒岗位的同学，可以先到[杏坛开放日](/events/open-day)听一遍，面谈时可以直接签意向。\n\n\
             ## 议程\n\n\
             - 9:00–9:20 开场，主会场\n\
             - 9:20–12:00 企业面谈，A–D 区，148 家企业\n\
             - 10:00–10:40 简历门诊，E 区，6 位导师\n\
             - 11:00–11:30 学徒项目说明，主会场\n\n\
             ## 到达\n\n\
             公交 16 路、33 路“会展中心”站。东门有坡道和无障碍卫生间。",
            "## Before you come\n\n\
             Bring three printed CVs and your ID card. Graduating students may enter with a student card. You can print up to ten pages free of charge.\n\n\
             If you want to become an apprentice, hear about it first at the [Xingtan Open Day](/events/open-day); you can sign a letter of intent on the spot.\n\n\
             ## Agenda\n\n\
             - 9:00–9:20 Opening, main stage\n\
             - 9:20–12:00 Meet the employers, Zones A–D, 148 enterprises\n\
             - 10:00–10:40 CV clinic, Zone E, six mentors\n\
             - 11:00–11:30 How the apprenticeship works, main stage\n\n\
             ## Getting there\n\n\
             Bus 16 or 33 to Expo Centre. There is a ramp and an accessible toilet at the east gate.",
        ],
        place: ["任城区运河会展中心 1 号厅", "Canal Expo Centre, Hall 1, Rencheng"],
        contact: "济宁市人才服务中心（示例）0537-000 0000",
        day: 12,
        from: (9, 0),
        minutes: 180,
        capacity: Some(600),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 60,
        questions: &[
            Asked {
                key: "zone",
                kind: question::Kind::Several,
                required: true,
                label: ["想去的展区", "Zones you want to visit"],
                hint: ["可以选多个。", "Choose all that apply."],
                options: &[
                    ("equipment", "装备制造", "Equipment making"),
                    ("digital", "数字经济", "Digital economy"),
                    ("health", "医养健康", "Health and elderly care"),
                    ("craft", "文旅与手工艺", "Tourism and crafts"),
                ],
            },
            Asked {
                key: "help",
                kind: question::Kind::YesNo,
                required: true,
                label: ["需要无障碍协助吗？", "Do you need help with access?"],
                hint: ["", ""],
                options: &[],
            },
            Asked {
                key: "note",
                kind: question::Kind::Long,
                required: false,
                label: ["想问企业的问题", "A question for the employers"],
                hint: ["会在活动前转给企业。", "We pass it on before the fair."],
                options: &[],
            },
        ],
    },
    Sample {
        slug: "elderly-care-training",
        kind: Kind::Training,
        district: District::Sishui,
        title: ["养老护理员岗前培训", "Elderly Care Workers’ Induction"],
        summary: [
            "一天学会翻身、喂食、防跌倒和写交接记录。",
            "Turning, feeding, preventing falls and writing handover notes, in one day.",
        ],
        text: [
            "两位护士长带教，每 5 人一张训练床。上午练体位和转移，下午练进食、用药核对和交接记录，最后半小时做一次情景考核。\n\n\
             结业以后可以在县内 7 家养老机构面试，见习期有工资。\n\n\
             ## 来之前\n\n\
             - 身份证、健康证\n\
             - 平底软鞋，剪短指甲\n\
             - 中午供餐",
            "Two head nurses teach, five people to a training bed. Positions and transfers in the morning; feeding, checking medicines and handover notes in the afternoon, with a practical test in the last half hour.\n\n\
             Afterwards you can have interviews at seven care homes in the county, with pay during the trial period.\n\n\
             ## Before you come\n\n\
             - ID card and health certificate\n\
             - Soft flat shoes and short nails\n\
             - Lunch is provided",
        ],
        place: ["泗水县泉林护理实训室", "Quanlin Care Training Room, Sishui"],
        contact: "泗水县人才服务站（示例）0537-000 1001",
        day: 13,
        from: (8, 30),
        minutes: 480,
        capacity: Some(30),
        waiting_limit: Some(10),
        needs_approval: false,
        standing: Standing::Open,
        people: 21,
        questions: &[Asked {
            key: "experience",
            kind: question::Kind::One,
            required: true,
            label: ["做过护理吗？", "Have you worked in care?"],
            hint: ["", ""],
            options: &[
                ("none", "没有", "No"),
                ("family", "照顾过家人", "For a family member"),
                ("paid", "做过护理工作", "As a job"),
            ],
        }],
    },
    Sample {
        slug: "zoucheng-graduates-fair",
        kind: Kind::JobFair,
        district: District::Zoucheng,
        title: ["邹城高校毕业生招聘会", "Zoucheng Graduates’ Job Fair"],
        summary: [
            "56 家企业和事业单位，本科和大专岗位 730 个。",
            "56 enterprises and public bodies, 730 jobs for university and college graduates.",
        ],
        text: [
            "面向两年内毕业的大学生，户籍不限。新材料、智能制造、医疗和教育岗位最多。\n\n\
             北门设人才政策台，当场解答租房补贴、落户和档案问题。\n\n\
             ## 来之前\n\n\
             - 身份证、毕业证或学生证\n\
             - 5 份简历，学科竞赛和实习证明放在后面\n\
             - 体育馆地下停车免费",
            "For people who graduated in the last two years, wherever they are registered. Most jobs are in new materials, smart manufacturing, health care and teaching.\n\n\
             At the north gate a policy desk answers questions on rent subsidies, household registration and personal files.\n\n\
             ## Before you come\n\n\
             - ID card, and your diploma or student card\n\
             - Five CVs, with proof of competitions and internships at the back\n\
             - Parking under the gymnasium is free",
        ],
        place: ["邹城市孟子湖体育馆", "Mencius Lake Gymnasium, Zoucheng"],
        contact: "邹城市人才服务站（示例）0537-000 0401",
        day: 14,
        from: (9, 0),
        minutes: 180,
        capacity: Some(300),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 17,
        questions: &[],
    },
    Sample {
        slug: "equipment-makers-colleges",
        kind: Kind::Matchmaking,
        district: District::Yanzhou,
        title: ["高端装备产业链校企对接会", "Equipment Makers Meet Colleges"],
        summary: [
            "上午看车间，下午谈合作，22 家企业和 9 所院校。",
            "Workshops in the morning, talks in the afternoon: 22 enterprises and nine colleges.",
        ],
        text: [
            "每家企业带一名愿意做导师的师傅，每所院校带一个专业的课程表。两边坐在一起，把学徒岗位排进学期。\n\n\
             想先看车间的人，9:30 在服务中心南门上车，看恒砺工业机器人和两家零部件厂，中午回来吃饭。\n\n\
             ## 谈什么\n\n\
             - 学徒岗位和专业怎样对上\n\
             - 一年里什么时候在校，什么时候在厂\n\
             - 谁考核，考什么",
            "Each enterprise brings a skilled worker who is willing to be a mentor, and each college the timetable of one course. Together they fit apprentice positions into the terms.\n\n\
             If you want to see the workshops first, board the bus at the south gate at 9:30 for Hengli Industrial Robots and two parts makers; you are back for lunch.\n\n\
             ## What we talk about\n\n\
             - Which positions fit which courses\n\
             - When apprentices are at college and when in the plant\n\
             - Who assesses, and what",
        ],
        place: ["兖州区兴隆产业服务中心报告厅", "Lecture Hall, Xinglong Industry Service Centre, Yanzhou"],
        contact: "兖州区人才服务站（示例）0537-000 0201",
        day: 16,
        from: (14, 0),
        minutes: 180,
        capacity: Some(120),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 36,
        questions: &[
            Asked {
                key: "side",
                kind: question::Kind::One,
                required: true,
                label: ["你代表", "You come from"],
                hint: ["", ""],
                options: &[
                    ("enterprise", "企业", "An enterprise"),
                    ("college", "院校", "A college"),
                    ("other", "其他单位", "Another organisation"),
                ],
            },
            Asked {
                key: "organisation",
                kind: question::Kind::Short,
                required: true,
                label: ["单位名称", "Name of your organisation"],
                hint: ["", ""],
                options: &[],
            },
            Asked {
                key: "visit",
                kind: question::Kind::YesNo,
                required: true,
                label: ["上午去看车间吗？", "Do you join the morning visit?"],
                hint: ["9:30 南门上车，座位 45 个。", "The bus leaves the south gate at 9:30 and has 45 seats."],
                options: &[],
            },
        ],
    },
    Sample {
        slug: "yutai-rice-fair",
        kind: Kind::JobFair,
        district: District::Yutai,
        title: ["鱼台稻米与龙虾产业招聘会", "Yutai Rice and Crayfish Job Fair"],
        summary: [
            "19 家合作社和加工厂，岗位 160 个，管吃住的过半。",
            "19 cooperatives and processors, 160 jobs, more than half with board and lodging.",
        ],
        text: [
            "从育秧、稻虾共作到碾米、冷链和线上销售，一条产业链上的用人单位都来。农机手和质检员最缺。\n\n\
             农机手可以当场试驾插秧机和无人机，考核通过的当天签协议。\n\n\
             ## 来之前\n\n\
             - 身份证\n\
             - 农机驾驶证或无人机执照，有就带上\n\
             - 穿能下田的鞋",
            "Employers from the whole chain are here: seedlings, rice-and-crayfish fields, milling, cold storage and online sales. Machine operators and quality inspectors are wanted most.\n\n\
             Operators can try a rice transplanter and a drone on the spot, and those who pass can sign the same day.\n\n\
             ## Before you come\n\n\
             - ID card\n\
             - Your farm machinery or drone licence, if you have one\n\
             - Shoes fit for a field",
        ],
        place: ["鱼台县鱼稻文化中心", "Fish and Rice Culture Centre, Yutai"],
        contact: "鱼台县人才服务站（示例）0537-000 0601",
        day: 18,
        from: (9, 0),
        minutes: 150,
        capacity: Some(120),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 11,
        questions: &[],
    },
    Sample {
        slug: "mentors-salon",
        kind: Kind::Salon,
        district: District::Qufu,
        title: ["学徒导师沙龙：把手艺写成培养计划", "Mentors’ Salon: Writing Craft into a Training Plan"],
        summary: [
            "会做的人怎样教，五位老师傅拆开自己的一道工序。",
            "How to teach what you can do: five experienced mentors take one of their own tasks apart.",
        ],
        text: [
            "每位老师傅选一道最熟的工序，当场拆成步骤、要点和判断标准，再合成一页培养计划。你也带一道自己的工序，散会时带走写好的一页。\n\n\
             席位少，是为了人人能发言。满员后可以候补。\n\n\
             ## 来之前\n\n\
             - 想好一道工序，能在 5 分钟里讲完\n\
             - 带一件能说明它的东西：图纸、工具、次品都行",
            "Each mentor takes a task they know best and breaks it into steps, key points and ways to judge the result, then puts it together again as a one-page training plan. Bring a task of your own and leave with your page written.\n\n\
             There are few places so that everybody can speak. When it is full you can join the waiting list.\n\n\
             ## Before you come\n\n\
             - Choose a task that you can explain in five minutes\n\
             - Bring something that shows it: a drawing, a tool, a reject",
        ],
        place: ["曲阜市杏坛讲堂", "Xingtan Lecture Hall, Qufu"],
        contact: "济宁市人才服务中心（示例）0537-000 0000",
        day: 19,
        from: (14, 30),
        minutes: 120,
        capacity: Some(20),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 34,
        questions: &[Asked {
            key: "trade",
            kind: question::Kind::Short,
            required: false,
            label: ["你的工种", "Your trade"],
            hint: ["例如数控车工、木雕、护理。", "For example CNC turning, wood carving, nursing."],
            options: &[],
        }],
    },
    Sample {
        slug: "liangshan-homecomers-salon",
        kind: Kind::Salon,
        district: District::Liangshan,
        title: ["返乡创业青年沙龙", "Homecomers’ Start-Up Salon"],
        summary: [
            "四位回乡三年的人讲账本：钱花在哪里，第一单怎么来。",
            "Four people who came home three years ago open their books: where the money went and how the first order came.",
        ],
        text: [
            "四个项目：图书仓配、挂车改装、民宿、乡村幼托。每人讲 15 分钟，只讲数字和做错的事。\n\n\
             之后分桌，每桌有一位讲的人和一位银行或税务的工作人员，问题当场答，答不了的一周内回电话。\n\n\
             书坊供茶。带孩子来的，一层有儿童角。",
            "Four businesses: book warehousing, trailer conversion, a guest house and a village nursery. Each has 15 minutes, for figures and mistakes only.\n\n\
             Then we split into tables, each with one of the speakers and somebody from a bank or the tax office. Questions are answered on the spot, or by telephone within a week.\n\n\
             There is tea, and a children’s corner on the ground floor.",
        ],
        place: ["梁山县水浒书坊 2 层", "Floor 2, Shuihu Book House, Liangshan"],
        contact: "梁山县人才服务站（示例）0537-000 1102",
        day: 20,
        from: (15, 0),
        minutes: 120,
        capacity: Some(40),
        waiting_limit: Some(20),
        needs_approval: false,
        standing: Standing::Open,
        people: 13,
        questions: &[],
    },
    Sample {
        slug: "qufu-hospitality-fair",
        kind: Kind::JobFair,
        district: District::Qufu,
        title: ["曲阜酒店与研学机构招聘会", "Qufu Hotels and Study Travel Job Fair"],
        summary: [
            "28 家酒店、民宿和研学机构，岗位 240 个，外语岗位 35 个。",
            "28 hotels, guest houses and study travel providers, 240 jobs, 35 of them with foreign languages.",
        ],
        text: [
            "前厅、餐饮、研学导师、讲解和新媒体五类岗位分区面谈。英语、日语和韩语岗位设口语台，每人 5 分钟，当场给结果。\n\n\
             旺季用工的单位提供宿舍，签约前可以去看。\n\n\
             ## 来之前\n\n\
             - 身份证、3 份简历\n\
             - 导游证、教师资格证、语言等级证书带原件",
            "Five areas: front office, catering, study travel tutors, guides and new media. For jobs with English, Japanese or Korean there is a speaking desk: five minutes each, and the result at once.\n\n\
             Employers with seasonal work offer rooms, which you can see before you sign.\n\n\
             ## Before you come\n\n\
             - ID card and three CVs\n\
             - Originals of guide, teacher and language certificates",
        ],
        place: ["曲阜市明德会议中心 2 号厅", "Mingde Conference Centre, Hall 2, Qufu"],
        contact: "曲阜市人才服务站（示例）0537-000 0301",
        day: 21,
        from: (9, 0),
        minutes: 180,
        capacity: Some(150),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 17,
        questions: &[],
    },
    Sample {
        slug: "health-care-forum",
        kind: Kind::Conference,
        district: District::Zoucheng,
        title: ["医养健康人才论坛", "Health and Elderly Care Talent Forum"],
        summary: [
            "老龄社会需要什么样的护理、康复和管理人才，怎样在岗位上培养。",
            "What nurses, therapists and managers an ageing society needs, and how to train them on the job.",
        ],
        text: [
            "上午三场报告，下午三个分会场：护理员的职业阶梯、社区康复、养老机构的排班与留人。\n\n\
             医疗机构、养老机构、院校教师和在读学生都可以参加。午餐在 2 层餐厅，凭入场券取。\n\n\
             ## 议程\n\n\
             - 9:30–12:00 报告，主会场\n\
             - 13:30–16:00 分会场\n\
             - 16:15–17:00 机构与院校签约、自由交流",
            "Three lectures in the morning and three sessions in the afternoon: a career ladder for care workers, rehabilitation in the community, rosters and retention in care homes.\n\n\
             Open to hospitals, care homes, teachers and students. Lunch is in the restaurant on Floor 2; show your ticket.\n\n\
             ## Agenda\n\n\
             - 9:30–12:00 Lectures, main hall\n\
             - 13:30–16:00 Sessions\n\
             - 16:15–17:00 Agreements between institutions and colleges, time to talk",
        ],
        place: ["邹城市峄山会议中心", "Yishan Conference Centre, Zoucheng"],
        contact: "邹城市人才服务站（示例）0537-000 0401",
        day: 23,
        from: (9, 30),
        minutes: 450,
        capacity: Some(300),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 30,
        questions: &[
            Asked {
                key: "session",
                kind: question::Kind::One,
                required: true,
                label: ["下午去哪个分会场", "Afternoon session"],
                hint: ["", ""],
                options: &[
                    ("ladder", "护理员的职业阶梯", "A career ladder for care workers"),
                    ("community", "社区康复", "Rehabilitation in the community"),
                    ("rosters", "排班与留人", "Rosters and retention"),
                ],
            },
            Asked {
                key: "diet",
                kind: question::Kind::Short,
                required: false,
                label: ["饮食要求", "Dietary needs"],
                hint: ["例如素食、清真、不吃花生。", "For example vegetarian, halal, no peanuts."],
                options: &[],
            },
        ],
    },
    Sample {
        slug: "wenshang-textile-fair",
        kind: Kind::JobFair,
        district: District::Wenshang,
        title: ["汶上纺织服装招聘会", "Wenshang Textile and Clothing Job Fair"],
        summary: ["23 家纺织服装企业，缝纫、打版、跟单和设备维修岗位 310 个。", ""],
        text: [
            "熟练缝纫工当场试机，按件计价的单价表贴在每个摊位上，谈之前先看。\n\n\
             新手可以选带薪培训，每月 2,600 元起，三个月后定岗。\n\n\
             ## 来之前\n\n\
             - 身份证\n\
             - 外县来的，可以申请当晚住宿，先打电话登记",
            "",
        ],
        place: ["汶上县中都实训基地 A 座", ""],
        contact: "汶上县人才服务站（示例）0537-000 0901",
        day: 24,
        from: (9, 0),
        minutes: 150,
        capacity: Some(160),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 14,
        questions: &[],
    },
    Sample {
        slug: "weishan-lake-roadshow",
        kind: Kind::Roadshow,
        district: District::Weishan,
        title: ["微山湖文旅人才路演", "Weishan Lake Tourism Roadshow"],
        summary: [
            "十个湖上项目找合伙人、店长和手艺人。",
            "Ten projects on the lake look for partners, managers and craftspeople.",
        ],
        text: [
            "渔家民宿、湖上摄影、芦苇编织、渔鼓小剧场……每个项目 7 分钟，讲清做什么、缺什么人、给什么条件。\n\n\
             路演结束以后，愿意谈的人留下吃一顿渔家饭，费用自理，每人 40 元。\n\n\
             ## 到达\n\n\
             - 9:15 从微山码头坐船，凭入场券免费；末班返程 15:00\n\
             - 风大停航时改在码头游客中心，当天 7:00 前通知",
            "Fisher guest houses, photography on the lake, reed weaving, a small theatre for fisher drum ballads … Each project has seven minutes to say what it does, whom it needs and what it offers.\n\n\
             Those who want to talk stay for a fisher’s lunch, at your own cost: CNY 40 each.\n\n\
             ## Getting there\n\n\
             - A boat leaves Weishan Pier at 9:15, free with your ticket; the last one returns at 15:00\n\
             - If strong wind stops the boats, we meet in the visitor centre at the pier and tell you by 7:00 that day",
        ],
        place: ["微山县南阳渔家客厅", "Nanyang Fisher’s Hall, Weishan"],
        contact: "微山县人才服务站（示例）0537-000 0501",
        day: 26,
        from: (10, 0),
        minutes: 120,
        capacity: Some(80),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 28,
        questions: &[Asked {
            key: "boat",
            kind: question::Kind::YesNo,
            required: true,
            label: ["坐 9:15 的船吗？", "Do you take the 9:15 boat?"],
            hint: ["", ""],
            options: &[],
        }],
    },
    Sample {
        slug: "inland-shipping-meeting",
        kind: Kind::Matchmaking,
        district: District::Rencheng,
        title: ["内河航运与船舶人才对接会", "Inland Shipping Talent Meeting"],
        summary: [
            "港口、船厂和船公司找轮机、电气和调度人才，报名后审核。",
            "Ports, shipyards and carriers look for marine engineers, electricians and dispatchers. Places are approved one by one.",
        ],
        text: [
            "新能源船舶多起来以后，运河上最缺会修电池和电控的人。11 家单位到场，每家不超过 3 个岗位，谈得细。\n\n\
             为了让两边对得上，报名要审核，两个工作日内答复。\n\n\
             ## 来之前\n\n\
             - 适任证书或电工证的复印件\n\
             - 进港要登记身份证，请带原件\n\
             - 码头参观要穿平底鞋",
            "With more electric vessels on the canal, people who can repair batteries and control systems are wanted most. Eleven employers come with no more than three jobs each, so that there is time for detail.\n\n\
             To make sure that both sides fit, registrations are approved; you hear from us within two working days.\n\n\
             ## Before you come\n\n\
             - A copy of your certificate of competency or electrician’s certificate\n\
             - Your ID card, which is checked at the port gate\n\
             - Flat shoes for the visit to the quay",
        ],
        place: ["任城区龙拱港航运服务中心", "Longgong Port Shipping Service Centre, Rencheng"],
        contact: "任城区人才服务站（示例）0537-000 0101",
        day: 28,
        from: (14, 0),
        minutes: 150,
        capacity: Some(50),
        waiting_limit: Some(10),
        needs_approval: true,
        standing: Standing::Open,
        people: 13,
        questions: &[
            Asked {
                key: "skill",
                kind: question::Kind::One,
                required: true,
                label: ["专业方向", "Your field"],
                hint: ["", ""],
                options: &[
                    ("engine", "轮机", "Marine engineering"),
                    ("electric", "电气与电池", "Electrics and batteries"),
                    ("dispatch", "调度", "Dispatch"),
                    ("build", "船体建造", "Hull building"),
                ],
            },
            Asked {
                key: "experience",
                kind: question::Kind::Long,
                required: true,
                label: ["做过的事", "What you have done"],
                hint: ["三五句话即可，审核时看。", "Three to five sentences; we read them when we decide."],
                options: &[],
            },
        ],
    },
    Sample {
        slug: "special-vehicles-fair",
        kind: Kind::JobFair,
        district: District::Liangshan,
        title: ["专用汽车企业招聘专场", "Special-Purpose Vehicle Makers’ Job Fair"],
        summary: [
            "31 家专用汽车和挂车企业，焊接、涂装、装配和设计岗位 380 个。",
            "31 makers of special-purpose vehicles and trailers, 380 jobs in welding, painting, assembly and design.",
        ],
        text: [
            "一线岗位当场试工，设计岗位带作品面谈。计件工资和夜班补贴写在岗位牌上。\n\n\
             没有焊工证的人可以报学徒岗位，企业出考证费。\n\n\
             ## 来之前\n\n\
             - 身份证、2 份简历\n\
             - 焊工证、叉车证、电工证带原件\n\
             - 试工要穿长袖和防砸鞋",
            "For shop-floor jobs there is a trial on the spot; for design jobs bring your work. Piece rates and night-shift pay stand on each job card.\n\n\
             Without a welder’s certificate you can apply for an apprentice position, and the enterprise pays for the examination.\n\n\
             ## Before you come\n\n\
             - ID card and two CVs\n\
             - Originals of welding, forklift or electrician’s certificates\n\
             - Long sleeves and safety shoes for the trial",
        ],
        place: ["梁山县水泊人力市场", "Shuibo Labour Market, Liangshan"],
        contact: "梁山县人才服务站（示例）0537-000 1102",
        day: 29,
        from: (9, 0),
        minutes: 150,
        capacity: Some(200),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::NotYetOpen,
        people: 0,
        questions: &[],
    },
    Sample {
        slug: "sishui-herbs-meeting",
        kind: Kind::Matchmaking,
        district: District::Sishui,
        title: ["泗水中药材种植加工对接会", "Sishui Medicinal Herbs: Growers Meet Experts"],
        summary: [
            "种植户、加工厂和农技专家坐到一起，先下地，再谈合作。",
            "Growers, processors and agronomists come together: first in the field, then at the table.",
        ],
        text: [
            "9:30 在合作社集合，先看两块丹参地和一条切片烘干线，11:00 回到会议室一对一交谈。\n\n\
             种植户可以带土样和病株，专家当场看；要化验的登记送检，费用由服务站出。\n\n\
             ## 缺什么人\n\n\
             - 田间技术员，6 名\n\
             - 炮制工学徒，4 名\n\
             - 会做检测记录的质检员，2 名",
            "We meet at the cooperative at 9:30, see two fields of danshen and a slicing and drying line, and go back to the meeting room at 11:00 for one-to-one talks.\n\n\
             Growers may bring soil and diseased plants for the experts to look at; what needs a laboratory is sent in at the service station’s cost.\n\n\
             ## Who is wanted\n\n\
             - Six field technicians\n\
             - Four apprentices in herb processing\n\
             - Two quality inspectors who keep proper test records",
        ],
        place: ["泗水县圣水峪镇药材合作社", "Herb Cooperative, Shengshuiyu Town, Sishui"],
        contact: "泗水县人才服务站（示例）0537-000 1001",
        day: 31,
        from: (9, 30),
        minutes: 150,
        capacity: Some(40),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 8,
        questions: &[],
    },
    Sample {
        slug: "cnc-training",
        kind: Kind::Training,
        district: District::Wenshang,
        title: ["数控车工学徒开班培训", "CNC Turning Apprentices: Opening Course"],
        summary: [
            "进车间以前的一天：安全、图纸、量具和第一刀。",
            "The day before the shop floor: safety, drawings, gauges and the first cut.",
        ],
        text: [
            "已经签约和准备签约的数控车工学徒都可以参加。上午学安全规程和识图，下午每 2 人一台车床，在师傅旁边车第一根轴。\n\n\
             17:00 有一次小测，成绩记入培养手册。\n\n\
             ## 来之前\n\n\
             - 身份证；签了协议的带协议\n\
             - 紧袖工装和防砸鞋，没有的在报名时填尺码\n\
             - 长发要能全部塞进帽子\n\n\
             ## 吃住\n\n\
             午餐免费。外县学员可以住基地宿舍一晚，每人 30 元。",
            "For apprentices in CNC turning who have signed an agreement or are about to. Safety rules and drawings in the morning; in the afternoon two people to a lathe, turning the first shaft beside a skilled worker.\n\n\
             There is a short test at 17:00, and the result goes into your training record.\n\n\
             ## Before you come\n\n\
             - ID card, and your agreement if you have signed one\n\
             - Work clothes with tight cuffs and safety shoes; if you have none, give your size when you register\n\
             - Long hair must fit under the cap\n\n\
             ## Food and lodging\n\n\
             Lunch is free. If you come from another county you can stay one night in the base’s dormitory for CNY 30.",
        ],
        place: ["汶上县中都实训基地 3 号车间", "Workshop 3, Zhongdu Training Base, Wenshang"],
        contact: "汶上县中都实训基地（示例）0537-000 0902",
        day: 33,
        from: (8, 30),
        minutes: 540,
        capacity: Some(50),
        waiting_limit: Some(10),
        needs_approval: false,
        standing: Standing::Open,
        people: 12,
        questions: &[
            Asked {
                key: "enterprise",
                kind: question::Kind::Short,
                required: true,
                label: ["签约或意向企业", "Your enterprise"],
                hint: ["写全称；还没有定的写“未定”。", "Its full name, or “none yet”."],
                options: &[],
            },
            Asked {
                key: "size",
                kind: question::Kind::One,
                required: true,
                label: ["工装尺码", "Size of work clothes"],
                hint: ["工装当天领，培训以后归你。", "You get them on the day and keep them."],
                options: &[
                    ("own", "自带", "I bring my own"),
                    ("s", "S（身高 155–165 cm）", "S (155–165 cm)"),
                    ("m", "M（身高 165–172 cm）", "M (165–172 cm)"),
                    ("l", "L（身高 172–180 cm）", "L (172–180 cm)"),
                    ("xl", "XL（身高 180 cm 以上）", "XL (above 180 cm)"),
                ],
            },
            Asked {
                key: "skills",
                kind: question::Kind::Several,
                required: false,
                label: ["已经会的", "What you can already do"],
                hint: ["可以选多个，用来分组。", "Choose all that apply; we form groups from it."],
                options: &[
                    ("drawing", "看零件图", "Read a part drawing"),
                    ("gauge", "用卡尺和千分尺", "Use callipers and micrometers"),
                    ("manual", "开普通车床", "Run a manual lathe"),
                    ("code", "写 G 代码", "Write G-code"),
                ],
            },
            Asked {
                key: "stay",
                kind: question::Kind::YesNo,
                required: true,
                label: ["住宿舍吗？", "Do you need the dormitory?"],
                hint: ["培训前一晚，每人 30 元，现场付。", "The night before, CNY 30, paid on arrival."],
                options: &[],
            },
            Asked {
                key: "health",
                kind: question::Kind::Long,
                required: false,
                label: ["需要我们知道的身体情况", "Anything about your health that we should know"],
                hint: [
                    "例如听力、视力、过敏。只给带教老师看。",
                    "For example hearing, sight, allergies. Only the instructors see it.",
                ],
                options: &[],
            },
        ],
    },
    Sample {
        slug: "kai-wood-salon",
        kind: Kind::Salon,
        district: District::Qufu,
        title: ["楷木雕刻师徒茶会", "Kai-Wood Carvers’ Tea"],
        summary: [
            "三对师徒讲一件作品怎样从师傅手里到徒弟手里。",
            "Three masters and their apprentices tell how a piece passes from one hand to the other.",
        ],
        text: [
            "每对师徒带一件合作的作品，讲分工，讲返工，讲第一次独立下刀。讲完喝茶，刀和木头都可以上手试。\n\n\
             工作室小，只有 15 席；候补 5 人，按报名顺序递补。\n\n\
             ## 来之前\n\n\
             - 不用带工具\n\
             - 拍照可以，录像要先问作者",
            "Each pair brings a piece they made together and tells who did what, what was done again, and how the first independent cut went. Then there is tea, and you may try the knives and the wood.\n\n\
             The studio is small: 15 places, and a waiting list of five, in order of registration.\n\n\
             ## Before you come\n\n\
             - You need no tools\n\
             - Photographs are fine; ask the maker before you film",
        ],
        place: ["曲阜市阙里楷雕工作室", "Queli Kai-Wood Studio, Qufu"],
        contact: "阙里楷雕工作室（示例）0537-000 0302",
        day: 34,
        from: (14, 0),
        minutes: 150,
        capacity: Some(15),
        waiting_limit: Some(5),
        needs_approval: false,
        standing: Standing::Open,
        people: 20,
        questions: &[],
    },
    Sample {
        slug: "weishan-fishery-fair",
        kind: Kind::JobFair,
        district: District::Weishan,
        title: ["微山渔业与湖产加工招聘会", "Weishan Fishery and Lake Produce Job Fair"],
        summary: ["17 家养殖、加工和冷藏企业，岗位 130 个。", "17 fish farms, processors and cold stores, 130 jobs."],
        text: [
            "养殖技术员、水质检测员、加工线长和电商客服四类岗位。上岸渔民优先，企业按湖区路程发交通补贴。\n\n\
             县社保窗口到场，可以当场查缴费年限。\n\n\
             ## 来之前\n\n\
             - 身份证\n\
             - 退捕渔民证，有就带上\n\
             - 2 份简历，或到 1 号台填登记表",
            "Four kinds of jobs: fish farm technicians, water testers, line leaders and customer service. Former fishers come first, and employers pay for travel by distance.\n\n\
             The county’s social insurance desk is there and can tell you your contribution years at once.\n\n\
             ## Before you come\n\n\
             - ID card\n\
             - Your former fisher’s certificate, if you have one\n\
             - Two CVs, or fill in a form at Desk 1",
        ],
        place: ["微山县夏镇街道渔港大厅", "Fishing Port Hall, Xiazhen Subdistrict, Weishan"],
        contact: "微山县人才服务站（示例）0537-000 0501",
        day: 35,
        from: (14, 0),
        minutes: 120,
        capacity: Some(100),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 9,
        questions: &[],
    },
    Sample {
        slug: "enterprise-mentor-training",
        kind: Kind::Training,
        district: District::Yanzhou,
        title: ["企业导师上岗培训", "Enterprise Mentors’ Induction"],
        summary: [
            "带学徒以前要会的四件事：定目标、示范、记录、评价。",
            "Four things to know before you take an apprentice: set goals, show, record, assess.",
        ],
        text: [
            "由职业院校教师和两位有十年带教经历的师傅讲，一半时间练习：写一周计划，录一段 3 分钟示范，评一份真实的工时记录。\n\n\
             完成全天课程的人取得导师上岗证明，两年有效。\n\n\
             ## 来之前\n\n\
             - 企业出具的推荐函，盖章\n\
             - 自己工种的一份作业指导书\n\
             - 能录像的手机",
            "Taught by a vocational college teacher and two skilled workers with ten years of mentoring. Half the time is practice: write a week’s plan, record a three-minute demonstration, assess a real record of hours.\n\n\
             Those who stay for the whole day get a mentor’s certificate, valid for two years.\n\n\
             ## Before you come\n\n\
             - A stamped letter of recommendation from your enterprise\n\
             - A work instruction from your own trade\n\
             - A phone that can film",
        ],
        place: [
            "兖州区兴隆产业服务中心 2 层会议室",
            "Meeting Room, Floor 2, Xinglong Industry Service Centre, Yanzhou",
        ],
        contact: "兖州区人才服务站（示例）0537-000 0201",
        day: 36,
        from: (9, 0),
        minutes: 420,
        capacity: Some(40),
        waiting_limit: Some(10),
        needs_approval: false,
        standing: Standing::Open,
        people: 18,
        questions: &[Asked {
            key: "apprentices",
            kind: question::Kind::One,
            required: true,
            label: ["现在带几名学徒", "How many apprentices do you have now"],
            hint: ["", ""],
            options: &[("none", "还没有", "None yet"), ("few", "1–2 名", "1–2"), ("more", "3 名以上", "3 or more")],
        }],
    },
    Sample {
        slug: "jiaxiang-soy-breeding",
        kind: Kind::Matchmaking,
        district: District::Jiaxiang,
        title: ["嘉祥大豆育种人才对接会", "Jiaxiang Soybean Breeding Talent Meeting"],
        summary: [
            "六家种业企业和育种团队面对面，席位按桌排，不设候补。",
            "Six seed companies face to face with breeding teams. Seats are set by table, so there is no waiting list.",
        ],
        text: [
            "六张桌子，每桌一家企业和五位科研人员或研究生，25 分钟一轮，共四轮。\n\n\
             谈品种权、测产用工和田间数据，也谈岗位：育种助理、田间调查员、种子检验员。\n\n\
             座位已按桌排好，来不了请尽早取消，位置会重新开放。",
            "Six tables, each with one company and five researchers or postgraduates; four rounds of 25 minutes.\n\n\
             The talk is about plant variety rights, labour for yield trials and field data, and about jobs: breeding assistants, field surveyors and seed analysts.\n\n\
             Seats are set by table. If you cannot come, cancel early, and the place opens again.",
        ],
        place: ["嘉祥县种业园试验楼 2 层", "Floor 2, Test Building, Seed Park, Jiaxiang"],
        contact: "嘉祥县人才服务站（示例）0537-000 0802",
        day: 37,
        from: (9, 30),
        minutes: 150,
        capacity: Some(36),
        waiting_limit: Some(0),
        needs_approval: false,
        standing: Standing::Open,
        people: 36,
        questions: &[],
    },
    Sample {
        slug: "hr-salon",
        kind: Kind::Salon,
        district: District::Zoucheng,
        title: ["人事经理沙龙：怎样留住学徒", "HR Salon: How to Keep Apprentices"],
        summary: [
            "三家企业公开自己的流失数据，一起找原因。",
            "Three enterprises open their turnover figures and look for the causes together.",
        ],
        text: [
            "三家企业各讲 10 分钟：什么时候走的，走的时候说了什么，后来改了什么。之后按行业分组，每组写出一条下个月就能做的改动。\n\n\
             数据只在会上用，不拍照，不外传。\n\n\
             ## 来之前\n\n\
             - 算一下近一年学徒的留用率\n\
             - 想一条你最想改的规定",
            "Three enterprises take ten minutes each: when people left, what they said, what was changed afterwards. Then groups by industry each write down one change that can be made next month.\n\n\
             The figures stay in the room: no photographs, no copies.\n\n\
             ## Before you come\n\n\
             - Work out how many of your apprentices stayed in the past year\n\
             - Think of the one rule that you would most like to change",
        ],
        place: ["邹城市新材料产业园会客厅", "Reception Hall, New Materials Industrial Park, Zoucheng"],
        contact: "邹城市人才服务站（示例）0537-000 0401",
        day: 40,
        from: (14, 0),
        minutes: 120,
        capacity: Some(30),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 16,
        questions: &[],
    },
    Sample {
        slug: "wood-ear-meeting",
        kind: Kind::Matchmaking,
        district: District::Yutai,
        title: ["鱼台毛木耳工厂化栽培对接会", "Yutai Wood Ear Mushrooms: Farms Meet Technicians"],
        summary: [
            "菌种、环控和采后加工，五家菌菇企业找技术员。",
            "Spawn, climate control and processing: five mushroom farms look for technicians.",
        ],
        text: [
            "先在 1 号棚看出菇，再到旁边的会议室谈。五家企业缺菌种保藏、环境控制和烘干分级的技术员，大专以上或有三年经验。\n\n\
             愿意先试的，可以签一个月的短期协议，住处由园区安排。\n\n\
             ## 来之前\n\n\
             - 身份证、2 份简历\n\
             - 进棚要换鞋套和白大褂，现场发",
            "",
        ],
        place: ["鱼台县菌菇产业园 1 号棚", "Greenhouse 1, Mushroom Park, Yutai"],
        contact: "鱼台县人才服务站（示例）0537-000 0601",
        day: 45,
        from: (14, 0),
        minutes: 120,
        capacity: Some(30),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 6,
        questions: &[],
    },
    Sample {
        slug: "liangshan-books-fair",
        kind: Kind::JobFair,
        district: District::Liangshan,
        title: ["梁山图书仓储物流招聘会", "Liangshan Books and Logistics Job Fair"],
        summary: ["12 家图书发行和仓配企业，分拣、编目、客服和叉车岗位 110 个。", ""],
        text: [
            "旺季临时岗位和长期岗位分开谈，牌子颜色不同：蓝色是长期，黄色是临时。\n\n\
             编目岗位有一道小测，给 20 本书分类，用时 15 分钟。\n\n\
             ## 来之前\n\n\
             - 身份证\n\
             - 叉车证带原件",
            "",
        ],
        place: ["梁山县拳铺镇图书物流园", ""],
        contact: "梁山县人才服务站（示例）0537-000 1102",
        day: 47,
        from: (9, 0),
        minutes: 120,
        capacity: Some(80),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 5,
        questions: &[],
    },
    Sample {
        slug: "village-partners-roadshow",
        kind: Kind::Roadshow,
        district: District::Sishui,
        title: ["乡村产业合伙人路演", "Village Business Partners’ Roadshow"],
        summary: [
            "六个村拿出院子、地块和项目，找能干三年的合伙人。",
            "Six villages offer yards, land and projects to partners who will stay three years.",
        ],
        text: [
            "村书记上台，每村 10 分钟，讲家底、讲条件、讲不能碰的线。不限人数，席地而坐，带个垫子更好。\n\n\
             路演以后有车去其中两个村实地看，15:00 回到小镇。\n\n\
             ## 六个项目\n\n\
             - 老院子改民宿\n\
             - 地瓜干加工\n\
             - 陶艺工坊\n\
             - 桃园认养\n\
             - 乡村食堂\n\
             - 儿童营地",
            "",
        ],
        place: ["泗水县龙湾湖艺术小镇露天剧场", "Open-Air Theatre, Longwan Lake Art Village, Sishui"],
        contact: "泗水县人才服务站（示例）0537-000 1001",
        day: 49,
        from: (9, 30),
        minutes: 150,
        capacity: None,
        waiting_limit: Some(0),
        needs_approval: false,
        standing: Standing::Open,
        people: 7,
        questions: &[],
    },
    Sample {
        slug: "women-engineers-salon",
        kind: Kind::Salon,
        district: District::Wenshang,
        title: ["女工程师沙龙", "Women Engineers’ Salon"],
        summary: [
            "五位在车间和矿井工作的女工程师，讲入行、转岗和带徒弟。",
            "Five women who work as engineers in plants and mines on starting out, changing jobs and taking apprentices.",
        ],
        text: [
            "不作报告，只有问答。问题在报名时收，也可以当场写纸条。\n\n\
             在读女生优先坐前排，男生和家长也欢迎。\n\n\
             ## 来之前\n\n\
             - 想好一个问题\n\
             - 会后可以和任意一位约一次 30 分钟的电话",
            "No lectures, only questions and answers. Send your question when you register or write it on a slip of paper.\n\n\
             Women students sit in front; men and parents are welcome too.\n\n\
             ## Before you come\n\n\
             - Think of one question\n\
             - Afterwards you can arrange a 30-minute telephone call with any of the five",
        ],
        place: ["汶上县宝相文化馆报告厅", "Lecture Hall, Baoxiang Culture House, Wenshang"],
        contact: "汶上县人才服务站（示例）0537-000 0901",
        day: 50,
        from: (14, 30),
        minutes: 120,
        capacity: Some(35),
        waiting_limit: Some(10),
        needs_approval: false,
        standing: Standing::Open,
        people: 10,
        questions: &[Asked {
            key: "question",
            kind: question::Kind::Long,
            required: false,
            label: ["想问什么", "Your question"],
            hint: ["会当众念，不念名字。", "We read it out without your name."],
            options: &[],
        }],
    },
    Sample {
        slug: "digital-economy-conference",
        kind: Kind::Conference,
        district: District::Rencheng,
        title: ["济宁数字经济人才大会", "Jining Digital Economy Talent Conference"],
        summary: [
            "两天，四个主题：工业软件、数据标注、云运维、数字文旅。",
            "Two days, four themes: industrial software, data annotation, cloud operations, digital tourism.",
        ],
        text: [
            "第一天报告和圆桌，第二天工作坊和企业面谈，到 17:00 结束。可以只来一天，报名时选好。\n\n\
             36 家企业带着岗位来，学徒岗位有 48 个，第二天下午集中面谈。\n\n\
             ## 议程\n\n\
             - 第一天 9:00–12:00 主报告\n\
             - 第一天 14:00–17:30 四场圆桌\n\
             - 第二天 9:00–12:00 工作坊，每场 30 人，现场签到\n\
             - 第二天 13:30–17:00 企业面谈\n\n\
             ## 吃住\n\n\
             午餐凭入场券。外地参会者可以按协议价住会展中心旁的酒店，报名后发联系方式。",
            "Talks and round tables on the first day, workshops and interviews on the second, which ends at 17:00. You may come for one day only; choose when you register.\n\n\
             36 enterprises bring their jobs, among them 48 apprentice positions; interviews are on the second afternoon.\n\n\
             ## Agenda\n\n\
             - Day 1, 9:00–12:00 Keynotes\n\
             - Day 1, 14:00–17:30 Four round tables\n\
             - Day 2, 9:00–12:00 Workshops of 30, sign in at the door\n\
             - Day 2, 13:30–17:00 Interviews\n\n\
             ## Food and lodging\n\n\
             Show your ticket for lunch. Visitors from elsewhere get an agreed price at the hotel next to the centre; we send the details after you register.",
        ],
        place: ["任城区运河会展中心 2 号厅", "Canal Expo Centre, Hall 2, Rencheng"],
        contact: "济宁市人才服务中心（示例）0537-000 0000",
        day: 52,
        from: (9, 0),
        minutes: 1_920,
        capacity: Some(400),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Open,
        people: 22,
        questions: &[
            Asked {
                key: "days",
                kind: question::Kind::Several,
                required: true,
                label: ["来哪天", "Which days will you come"],
                hint: ["可以两天都选。", "You may choose both."],
                options: &[("first", "第一天", "Day 1"), ("second", "第二天", "Day 2")],
            },
            Asked {
                key: "theme",
                kind: question::Kind::One,
                required: false,
                label: ["最关心的主题", "The theme that matters most to you"],
                hint: ["", ""],
                options: &[
                    ("software", "工业软件", "Industrial software"),
                    ("annotation", "数据标注", "Data annotation"),
                    ("cloud", "云运维", "Cloud operations"),
                    ("tourism", "数字文旅", "Digital tourism"),
                ],
            },
            Asked {
                key: "hotel",
                kind: question::Kind::YesNo,
                required: true,
                label: ["需要协议酒店吗？", "Do you need the conference hotel?"],
                hint: ["", ""],
                options: &[],
            },
        ],
    },
    Sample {
        slug: "weishan-solar-meeting",
        kind: Kind::Matchmaking,
        district: District::Weishan,
        title: ["微山光伏运维人才对接会", "Weishan Solar Operations Talent Meeting"],
        summary: [
            "湖区和采煤塌陷区的水面电站找运维班组。",
            "Floating power stations on the lake and on subsided land look for maintenance crews.",
        ],
        text: [
            "电站负责人讲巡检路线和班次，电工和船工分开谈。上岗前有两周带薪培训，考低压电工证的费用由企业出。\n\n\
             ## 来之前\n\n\
             - 身份证、电工证\n\
             - 会游泳的请写在报名表上",
            "Station managers explain the rounds and the shifts; electricians and boat crews have separate talks. There are two weeks of paid training, and the enterprise pays for the low-voltage electrician’s certificate.\n\n\
             ## Before you come\n\n\
             - ID card and electrician’s certificate\n\
             - If you can swim, say so on the form",
        ],
        place: ["微山县昭阳新能源服务站", "Zhaoyang New Energy Station, Weishan"],
        contact: "微山县人才服务站（示例）0537-000 0501",
        day: 57,
        from: (14, 0),
        minutes: 120,
        capacity: Some(45),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Cancelled("报名企业不足 5 家，本场取消。有意的电工可以打电话登记。"),
        people: 4,
        questions: &[],
    },
    Sample {
        slug: "jiaxiang-gloves-fair",
        kind: Kind::JobFair,
        district: District::Jiaxiang,
        title: ["嘉祥手套与针织企业招聘会", "Jiaxiang Gloves and Knitwear Job Fair"],
        summary: [
            "15 家出口企业，缝制、打样、外贸跟单岗位 170 个。",
            "15 exporters, 170 jobs in sewing, sampling and export orders.",
        ],
        text: [
            "企业做滑雪手套、劳保手套和针织帽，订单到明年。缝制岗位当场试做一副，外贸岗位有英语口试。\n\n\
             县职业学校设学徒台，讲“半年在校、半年在厂”的安排。\n\n\
             ## 来之前\n\n\
             - 身份证、2 份简历\n\
             - 外贸岗位带语言证书\n\
             - 展馆西门上下客，馆内有母婴室",
            "The enterprises make ski gloves, work gloves and knitted hats, and have orders into next year. For sewing jobs make one pair on the spot; for export jobs there is a short interview in English.\n\n\
             The county’s vocational school has a desk for apprentices and explains how half a year at school and half a year in the plant works.\n\n\
             ## Before you come\n\n\
             - ID card and two CVs\n\
             - Language certificates for export jobs\n\
             - Set down at the west gate; there is a nursing room in the hall",
        ],
        place: ["嘉祥县麒麟会展馆", "Qilin Exhibition Hall, Jiaxiang"],
        contact: "嘉祥县人才服务站（示例）0537-000 0802",
        day: 61,
        from: (9, 0),
        minutes: 150,
        capacity: Some(100),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::NotYetOpen,
        people: 0,
        questions: &[],
    },
    Sample {
        slug: "doctors-in-enterprises",
        kind: Kind::Matchmaking,
        district: District::Jinxiang,
        title: ["博士进企业对接会", "Doctors in Enterprises"],
        summary: [
            "12 个课题，12 家企业，一位博士对一家，报名后审核。",
            "Twelve problems, twelve enterprises, one doctor for each. Places are approved one by one.",
        ],
        text: [
            "课题涉及食品、化工、冷链装备和农业机械，清单在审核通过后发给你，签保密承诺后可以看细节。\n\n\
             对接成功的课题由县里补助路费和试验费，驻厂时间每年不少于 30 天。\n\n\
             ## 谁可以报名\n\n\
             - 有博士学位，或在读三年以上的博士生\n\
             - 能以个人或团队名义承担课题",
            "The problems come from food, chemicals, cold-chain equipment and farm machinery. You get the list when you are approved, and the details when you have signed a confidentiality agreement.\n\n\
             For problems that find their doctor the county helps with travel and tests; you spend at least 30 days a year in the plant.\n\n\
             ## Who can register\n\n\
             - You have a doctorate, or have been a doctoral student for three years\n\
             - You can take on a problem, alone or with your team",
        ],
        place: ["金乡县诚信会议中心 1 号厅", "Chengxin Conference Centre, Hall 1, Jinxiang"],
        contact: "金乡县人才服务站（示例）0537-000 0701",
        day: 64,
        from: (9, 0),
        minutes: 180,
        capacity: Some(24),
        waiting_limit: None,
        needs_approval: true,
        standing: Standing::Open,
        people: 9,
        questions: &[
            Asked {
                key: "university",
                kind: question::Kind::Short,
                required: true,
                label: ["学校或单位", "University or employer"],
                hint: ["", ""],
                options: &[],
            },
            Asked {
                key: "field",
                kind: question::Kind::Several,
                required: true,
                label: ["研究方向", "Fields of research"],
                hint: ["可以选多个。", "Choose all that apply."],
                options: &[
                    ("food", "食品", "Food"),
                    ("chemistry", "化工", "Chemicals"),
                    ("cold", "冷链装备", "Cold-chain equipment"),
                    ("machines", "农业机械", "Farm machinery"),
                ],
            },
            Asked {
                key: "work",
                kind: question::Kind::Long,
                required: true,
                label: ["做过的相近课题", "Similar work that you have done"],
                hint: ["写两三个，不涉密。", "Two or three examples, nothing confidential."],
                options: &[],
            },
        ],
    },
    Sample {
        slug: "apprentice-fair",
        kind: Kind::JobFair,
        district: District::Rencheng,
        title: ["企业学徒岗位双选会", "Apprentice Positions Fair"],
        summary: [
            "只谈学徒岗位：72 家认证企业，386 个岗位。",
            "Apprentice positions only: 72 verified enterprises, 386 positions.",
        ],
        text: [
            "每个摊位都有导师本人在场，你可以直接问他怎么教。谈好的当场填申请，三个工作日内企业答复。\n\n\
             10:00 和 11:00 各有一场 20 分钟的说明，讲协议里要看的五条。\n\n\
             ## 来之前\n\n\
             - 身份证、学生证或毕业证\n\
             - 未满 18 岁要有监护人的同意书\n\
             - 想好三个岗位，先去最想去的那个",
            "At every stall you meet the mentor in person and can ask how they teach. If you agree, apply on the spot; the enterprise answers within three working days.\n\n\
             At 10:00 and 11:00 we explain in 20 minutes which five points of an agreement to read.\n\n\
             ## Before you come\n\n\
             - ID card, and your student card or diploma\n\
             - Under 18, your guardian’s consent in writing\n\
             - Choose three positions and start with the one you want most",
        ],
        place: ["任城区运河会展中心 1 号厅", "Canal Expo Centre, Hall 1, Rencheng"],
        contact: "济宁市人才服务中心（示例）0537-000 0000",
        day: 68,
        from: (9, 0),
        minutes: 210,
        capacity: Some(400),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::NotYetOpen,
        people: 0,
        questions: &[],
    },
    Sample {
        slug: "modern-farming-forum",
        kind: Kind::Conference,
        district: District::Jinxiang,
        title: ["现代农业人才论坛", "Modern Farming Talent Forum"],
        summary: [
            "种子、机器、数据和人：四场报告，一次田间参观。",
            "Seeds, machines, data and people: four talks and a visit to the fields.",
        ],
        text: [
            "上午四场报告，每场 35 分钟，留 10 分钟提问。下午坐车去智慧农场，看测土、无人机和分拣线。\n\n\
             农业院校学生可以申请实习岗位，名单当天张贴。\n\n\
             ## 来之前\n\n\
             - 下午下地，穿平底鞋，带雨衣\n\
             - 听报告需要手语翻译的，报名时打电话说一声",
            "Four talks of 35 minutes in the morning, with ten minutes each for questions. In the afternoon a bus goes to the smart farm, to see soil testing, drones and a sorting line.\n\n\
             Agriculture students can apply for internships; the list is put up on the day.\n\n\
             ## Before you come\n\n\
             - Flat shoes and a raincoat for the fields\n\
             - If you need sign language for the talks, call us when you register",
        ],
        place: ["金乡县诚信会议中心大会堂", "Main Hall, Chengxin Conference Centre, Jinxiang"],
        contact: "金乡县人才服务站（示例）0537-000 0701",
        day: 72,
        from: (9, 0),
        minutes: 420,
        capacity: Some(200),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::NotYetOpen,
        people: 0,
        questions: &[],
    },
    Sample {
        slug: "yutai-e-commerce-roadshow",
        kind: Kind::Roadshow,
        district: District::Yutai,
        title: ["鱼台电商人才路演", "Yutai E-Commerce Talent Roadshow"],
        summary: [
            "八支店铺团队讲选品和供应链，现场招主播、美工和仓管。",
            "Eight shop teams talk about goods and supply, and look for presenters, designers and warehouse managers.",
        ],
        text: [
            "每队 10 分钟：卖什么，从哪里来，上个月退了多少货。听完在走廊面谈，每队一张桌。\n\n\
             求职的人可以带作品：一条短视频、一张主图或一份排班表，都算。\n\n\
             ## 来之前\n\n\
             - 身份证、2 份简历\n\
             - 作品放手机里，不用 U 盘",
            "Each team has ten minutes: what they sell, where it comes from, how much came back last month. Afterwards they talk to you in the corridor, one table for each team.\n\n\
             Bring something that you made: a short video, a product picture or a roster.\n\n\
             ## Before you come\n\n\
             - ID card and two CVs\n\
             - Your work on your phone; no USB sticks",
        ],
        place: ["鱼台县孝贤电商园 3 层", "Floor 3, Xiaoxian E-Commerce Park, Yutai"],
        contact: "鱼台县人才服务站（示例）0537-000 0601",
        day: 75,
        from: (14, 0),
        minutes: 120,
        capacity: Some(60),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::NotYetOpen,
        people: 0,
        questions: &[],
    },
    Sample {
        slug: "mining-transition-forum",
        kind: Kind::Conference,
        district: District::Zoucheng,
        title: ["矿区转型与技能再就业论坛", "Forum on Mining Transition and Reskilling"],
        summary: [
            "矿工的手艺可以去哪里：装备维修、光伏、应急救援。",
            "Where a miner’s skills can go: equipment repair, solar power, rescue services.",
        ],
        text: [
            "上午讲政策和案例，下午分三组讨论，每组由一位转岗成功的老矿工主持。\n\n\
             名单和议程待定。\n\n\
             ## 待补\n\n\
             - 主报告人\n\
             - 午餐安排",
            "Policy and cases in the morning; three groups in the afternoon, each led by a former miner who has found a new trade.\n\n\
             Speakers and agenda are still open.\n\n\
             ## To be added\n\n\
             - Keynote speaker\n\
             - Lunch",
        ],
        place: ["邹城市峄山会议中心 2 号厅", "Yishan Conference Centre, Hall 2, Zoucheng"],
        contact: "邹城市人才服务站（示例）0537-000 0401",
        day: 80,
        from: (9, 0),
        minutes: 420,
        capacity: Some(180),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Draft,
        people: 0,
        questions: &[],
    },
    Sample {
        slug: "bilingual-guide-training",
        kind: Kind::Training,
        district: District::Qufu,
        title: ["曲阜双语讲解员培训", "Bilingual Guides’ Training, Qufu"],
        summary: [
            "一天学会用中英文讲一条路线，讲清楚，讲得短。",
            "Learn to present one route in Chinese and English, clearly and briefly, in one day.",
        ],
        text: [
            "上午课堂练稿，下午在城墙下走一遍路线，每人讲 5 分钟，同伴和老师打分。\n\n\
             英语六级或相当水平，有导游证优先。\n\n\
             ## 来之前\n\n\
             - 自选一处景点，写 300 字讲稿\n\
             - 穿走得远的鞋",
            "Scripts in the classroom in the morning; in the afternoon we walk a route along the city wall, and everybody presents for five minutes and is marked by the others and the teacher.\n\n\
             You need English at CET-6 level or similar; holders of a guide’s certificate come first.\n\n\
             ## Before you come\n\n\
             - Choose a sight and write a 300-character script\n\
             - Shoes for a long walk",
        ],
        place: ["曲阜市杏坛讲堂 2 号教室", "Room 2, Xingtan Lecture Hall, Qufu"],
        contact: "曲阜市人才服务站（示例）0537-000 0301",
        day: 85,
        from: (8, 30),
        minutes: 480,
        capacity: Some(30),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Draft,
        people: 0,
        questions: &[],
    },
    Sample {
        slug: "evening-school-drawings",
        kind: Kind::Training,
        district: District::Rencheng,
        title: ["技能夜校公开课：读懂零件图", "Evening School: Reading Part Drawings"],
        summary: [
            "三视图、尺寸链和公差，一个晚上入门。",
            "Three views, dimension chains and tolerances: a first evening.",
        ],
        text: [
            "从一根真实的台阶轴讲起，边看实物边看图，最后每人徒手画一张三视图。\n\n\
             零基础可以听。纸、铅笔和卡尺现场发。\n\n\
             接下来想动手的，可以报[数控车工学徒开班培训](/events/cnc-training)。",
            "We start from a real stepped shaft, look at the part and the drawing side by side, and at the end everybody sketches three views by hand.\n\n\
             You need no background. Paper, pencils and callipers are provided.\n\n\
             If you want to go on with your hands, register for [CNC Turning Apprentices: Opening Course](/events/cnc-training).",
        ],
        place: ["任城区太白湖职工学校 204 教室", "Room 204, Taibai Lake Workers’ School, Rencheng"],
        contact: "任城区人才服务站（示例）0537-000 0101",
        day: -3,
        from: (19, 0),
        minutes: 90,
        capacity: Some(40),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Over,
        people: 15,
        questions: &[],
    },
    Sample {
        slug: "mining-machinery-fair",
        kind: Kind::JobFair,
        district: District::Zoucheng,
        title: ["邹城矿山机械招聘会", "Zoucheng Mining Machinery Job Fair"],
        summary: [
            "21 家矿山机械企业，液压、焊接、机加工和售后岗位 260 个。",
            "21 makers of mining machinery, 260 jobs in hydraulics, welding, machining and service.",
        ],
        text: [
            "液压支架和刮板机企业集中招人，售后岗位要能出差，补贴写在岗位牌上。\n\n\
             园区技师工作室开放参观，9:30 和 10:30 各一批。\n\n\
             ## 来之前\n\n\
             - 身份证、3 份简历\n\
             - 职业资格证书带原件",
            "Makers of hydraulic supports and conveyors are hiring together. Service jobs include travel, with the allowance on the job card.\n\n\
             The park’s technicians’ studio is open to visitors in two groups, at 9:30 and 10:30.\n\n\
             ## Before you come\n\n\
             - ID card and three CVs\n\
             - Originals of your vocational certificates",
        ],
        place: ["邹城市太平工业园服务大厅", "Service Hall, Taiping Industrial Park, Zoucheng"],
        contact: "邹城市人才服务站（示例）0537-000 0401",
        day: -12,
        from: (9, 0),
        minutes: 180,
        capacity: Some(200),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Over,
        people: 14,
        questions: &[],
    },
    Sample {
        slug: "canal-culture-forum",
        kind: Kind::Conference,
        district: District::Wenshang,
        title: ["运河文化人才座谈会", "Canal Culture Talent Round Table"],
        summary: [
            "遗址讲解、修复和文创，运河边上要什么样的人。",
            "Guides, conservators and designers: whom the canal needs.",
        ],
        text: [
            "先看分水口遗址，讲解 40 分钟，再回报告厅座谈。文保单位、学校和手工艺人各占三分之一。\n\n\
             座谈记录整理成岗位清单，会后发给每位参加的人。",
            "First a 40-minute walk over the site where the canal’s water was divided, then the round table. Heritage bodies, schools and craftspeople each have a third of the seats.\n\n\
             The minutes become a list of positions that is sent to everybody who came.",
        ],
        place: ["汶上县南旺运河遗址公园报告厅", "Lecture Hall, Nanwang Canal Heritage Park, Wenshang"],
        contact: "汶上县人才服务站（示例）0537-000 0901",
        day: -25,
        from: (14, 0),
        minutes: 180,
        capacity: Some(60),
        waiting_limit: Some(10),
        needs_approval: false,
        standing: Standing::Over,
        people: 9,
        questions: &[],
    },
    Sample {
        slug: "qufu-design-meeting",
        kind: Kind::Matchmaking,
        district: District::Qufu,
        title: ["曲阜文创设计对接会", "Qufu Design: Studios Meet Makers"],
        summary: [
            "设计师带草图，工厂带打样师，一个下午定下首样。",
            "Designers bring sketches, makers bring sample cutters, and the first samples are agreed in an afternoon.",
        ],
        text: [
            "14 家工作室和 9 家工厂两两交谈，每轮 12 分钟。陶瓷、木作、印刷和织物四个材料台，打样师当场说能不能做、多少钱、几天出样。\n\n\
             学生作品也可以上台，版权先登记再展示，登记台在入口左侧。\n\n\
             ## 来之前\n\n\
             - 草图或三视图，标尺寸\n\
             - 1 份报价要求，没有就现场问",
            "14 studios and nine factories talk in pairs, 12 minutes a round. At four desks, for ceramics, wood, print and textiles, sample makers tell you on the spot whether it can be done, for how much and in how many days.\n\n\
             Students’ work is welcome. Register your copyright before you show it; the desk is to the left of the entrance.\n\n\
             ## Before you come\n\n\
             - A sketch or three views with dimensions\n\
             - What you would like a quotation for, or ask on the day",
        ],
        place: ["曲阜市孔子文旅创意园 B 座", "Building B, Confucius Tourism Creative Park, Qufu"],
        contact: "曲阜市人才服务站（示例）0537-000 0301",
        day: -40,
        from: (14, 0),
        minutes: 150,
        capacity: Some(50),
        waiting_limit: None,
        needs_approval: false,
        standing: Standing::Over,
        people: 10,
        questions: &[],
    },
];
