/** The first character of each syllable in the pinyin order, as `initials.ts` has it for letters; ü is written v. */
const firsts = Array.from(
  [
    '吖哎安肮凹丷紦扳邦勹卑奔獖屄边灬憋汃氞癶峬嚓囃参仓撡冊嵾曽叉芆辿伥抄车抻阷吃充抽出橻巛刅吹旾逴呲匆凑',
    '粗汆崔乼搓咑呆丹当刀嘚扥灯氐嗲敁刁爹丁丟东吺厾耑垖吨多妸诶奀鞥儿发帆匚飞分丰仏紑夫旮侅甘冈皋戈给根刯',
    '工勾估瓜乖关光撗丨呙哈咍嚡夯茠诃黒拫亨噷齁乎花怀欢巟灰昏吙丌加戋橺艽鵤巾坕燝丩凥爠縳军咔开刊忼尻匼剋',
    '肎劥空抠扝夸蒯宽匡亏坤扩垃来兰啷唥仂雷崚哩俩倆良撩毟拎伶溜囖瞜噜驴娈抡啰呣妈埋嫚牤猫嚒癦椚擝咪宀喵乜',
    '民名谬摸哞毪拏腉囡囔孬疒娞恁能嗯妮拈娘鸟捏囜宁妞农羺譳女奻挪喔讴妑拍眅乓抛呸喷匉丕囨剽氕姘乒钋剖仆七',
    '缼千呛悄苆亲靑卭丘区奍炔夋呥穣娆惹人扔日戎禸邚挼婑瞤捼仨毢三橵掻閪森僧杀繌山伤弰奢谁升尸佦书刷衰闩双',
    '脽吮说厶忪凁苏狻夊孙唆他咜坍汤夲忑熥剔趯旫帖厅囲偷綉湍推吞乇屲歪弯尢危昷翁挝乌夕呷仙乡灱些心星凶夐吁',
    '吅疶坃丫乛央羪鑰一囙应哟佣优込囦曰晕帀災兂匨傮则贼怎囎扎夈枬张佋蜇贞凧之中州朱抓跩专妆隹宒拙孜宗邹租',
    '钻厜穝嘬',
  ].join(''),
)
const syllables = [
  'a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao',
  'ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chuai chuan chuang chui chun',
  'chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de den deng di dia dian diao die ding diu',
  'dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao',
  'ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong',
  'hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun',
  'ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao',
  'le lei leng li lia lian liang liao lie lin ling liu long lou lu lv luan lun luo m ma mai man mang',
  'mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ng',
  'ni nian niang niao nie nin ning niu nong nou nu nv nuan nuo o ou pa pai pan pang pao pei pen peng pi',
  'pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran',
  'rang rao re ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan',
  'shang shao she shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan',
  'sui sun suo ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai',
  'wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan',
  'yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai',
  'zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou',
  'zu zuan zui zun zuo',
]
  .join(' ')
  .split(' ')
const order = new Intl.Collator('zh-u-co-pinyin')
const known = new Map<string, string>()

/** The pinyin of the Chinese in a text in one word, `wangxiumin` of 王秀敏; other letters and figures stay as they are. */
export const pinyin = (text: string): string => Array.from(text.toLowerCase(), syllable).join('')

function syllable(char: string): string {
  const found = known.get(char)
  if (found !== undefined) return found
  const said = /\p{Script=Han}/u.test(char) ? (syllables[lastAtMost(char)] ?? '') : char
  known.set(char, said)
  return said
}

/** The place of the last first character that is not behind `char`. */
function lastAtMost(char: string): number {
  let [low, high] = [0, firsts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (order.compare(firsts[middle] ?? '', char) <= 0) low = middle + 1
    else high = middle
  }
  return low - 1
}
