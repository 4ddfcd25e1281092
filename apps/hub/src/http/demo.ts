import { demoChoice, type Demo, type DemoChoice } from '@hearline/protocol'
import { Router } from 'express'
import { parsed } from './body.ts'

/** Whoever follows asks each second, in ms. */
const FOLLOWS_MS = 5_000

/**
 * `GET` and `POST /api/v1/demo`: what the corner of a demo is set to, for whoever is signed in; the simulator asks with
 * `?follow=1` and does so. Only a demo has these routes.
 */
export function demoRoutes(now = () => performance.now()): Router {
  const routes = Router()
  let chosen: DemoChoice = { speed: 1, weather: 'fair' }
  let askedAt = -Infinity
  const state = (): Demo => ({ ...chosen, followed: now() - askedAt < FOLLOWS_MS })
  routes.get('/', (req, res) => {
    if (req.query['follow'] !== undefined) askedAt = now()
    res.setHeader('Cache-Control', 'no-store')
    res.json(state())
  })
  routes.post('/', (req, res) => {
    chosen = parsed(demoChoice, req.body)
    res.json(state())
  })
  return routes
}
