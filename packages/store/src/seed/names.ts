import { pick } from './random.ts'

const split = (text: string) => text.split(' ') as [string, ...string[]]

const surnames = split(
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕',
)
const first = split('晓 文 雨 思 佳 静 丽 志 海 建 春 秋 子 明 国 俊 雪 梦 嘉 永 红 玉 欣 天 立 婉 书 安 若 景')
const second = split('敏 华 婷 杰 伟 芳 娜 强 军 洋 燕 霞 涛 颖 玲 鹏 宁 琳 磊 倩 然 彤 博 莹 晨 岚 萍 辉 琪 航')

/** An invented common name of two or three characters. */
export function inventName(random: () => number): string {
  const surname = pick(surnames, random)
  return random() < 0.2 ? surname + pick(second, random) : surname + pick(first, random) + pick(second, random)
}
