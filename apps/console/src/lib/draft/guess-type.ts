import type { TicketType } from '@hearline/domain'

/** Words that tell what kind of appeal it is; the first that is found tells most. */
const signs: readonly (readonly [TicketType, RegExp])[] = [
  [
    'report',
    /举报|违法|违规|违章|违建|私自|无证|非法|偷排|诈骗|\billegal|without a licen[cs]e|report(s|ing)? (a|an|the)\b/i,
  ],
  ['praise', /表扬|感谢|致谢|点赞|\bthank|\bpraise/i],
  ['suggestion', /建议|希望增设|希望增加|\bsuggest/i],
  ['complaint', /投诉|扰民|噪声|噪音|异味|拖欠|态度|不满|脏乱|占道|拥堵|乱|\bcomplain|\bnoise|\bsmell/i],
  ['inquiry', /咨询|询问|查询|如何|怎么|怎样|流程|条件|政策|\bask|\bhow to|\bwhere (can|to)/i],
  ['help', /求助|请求|帮助|报修|维修|不亮|停水|停电|停气|停暖|漏水|损坏|故障|\bhelp|\brepair|\bbroken|\bleak/i],
]

/**
 * What kind of appeal this may be, by the text first, for it is the caller's, then by the names of its category.
 * Undefined when nothing tells. A guess is shown, and never taken without a key.
 */
export function guessType(text: string, category: readonly string[]): TicketType | undefined {
  return [text, category.join(' ')].map((said) => signs.find(([, sign]) => sign.test(said))?.[0]).find(Boolean)
}
