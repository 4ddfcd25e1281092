import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test.each([
  ['综合受理', 'zhsl'],
  ['英语服务', 'yyfw'],
  ['住房城建', 'zfcj'],
  ['市场监管', 'scjg'],
  ['人力社保', 'rlsb'],
  ['老年人优先', 'lnryx'],
  ['应急联动', 'yjld'],
  ['生态环境', 'sthj'],
  ['卫生健康', 'wsjk'],
  ['多语种服务', 'dyzfw'],
  ['区域互转', 'qyhz'],
  ['欧阳娜啊', 'oyna'],
  ['办理 12345 Hold', 'bl12345hold'],
])('%s is typed %s', (text, typed) => {
  expect(initials(text)).toBe(typed)
})
