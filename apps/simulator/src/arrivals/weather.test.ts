import { expect, test } from 'vitest'
import { parseSpan, parseWeather } from './weather.ts'

test('weather is named, with its own hours or those given', () => {
  expect(parseWeather('rain,storm@14:00-14:10,switch-dies@16:00:00-16:00:30')).toEqual([
    { kind: 'rain', from: 34_200, to: 43_200 },
    { kind: 'storm', from: 50_400, to: 51_000 },
    { kind: 'switch-dies', from: 57_600, to: 57_630 },
  ])
  expect(parseSpan('23:00-24:00')).toEqual({ from: 82_800, to: 86_400 })
})

test.each([
  'snow',
  'rain,',
  'rain@',
  'rain@10:00',
  'rain@12:00-10:00',
  'rain@10:00-10:00',
  'rain@10:00-24:01',
  'rain@1-2',
])('%s is refused with a sentence', (text) => {
  expect(parseWeather(text)).toMatch(/^".*" is no (weather|span)/)
})
