import { z } from 'zod'
import { categories } from './categories.ts'

/** Times cross every boundary as ISO 8601 UTC with milliseconds. */
export const timestamp = z.iso.datetime({ precision: 3 }).describe('ISO 8601 UTC with milliseconds')

export const level = z
  .union([z.literal(1), z.literal(2), z.literal(3)])
  .describe('1 major 一级（重大）, 2 larger 二级（较大）, 3 general 三级（一般）')
export type Level = z.infer<typeof level>

export const polarity = z.enum(['negative', 'neutral', 'positive'])
export type Polarity = z.infer<typeof polarity>

export const emotion = z.enum(['anger', 'disgust', 'fear', 'sadness', 'surprise', 'joy', 'none'])
export type Emotion = z.infer<typeof emotion>

export const category = z.enum(categories)
export type Category = z.infer<typeof category>

export const signalKind = z.enum([
  'deaths',
  'injuries',
  'serious-injuries',
  'complainants',
  'money',
  'outage-hours',
  'regulator',
  'national-media',
  'local-media',
  'legal-action',
  'recall',
])
export type SignalKind = z.infer<typeof signalKind>

export const role = z.enum(['brand', 'subscriber', 'analyst', 'incident', 'legal', 'commander', 'admin'])
export type Role = z.infer<typeof role>

export const sourceKind = z.enum(['rss', 'page', 'browser', 'imap', 'smtp', 'intake'])
export type SourceKind = z.infer<typeof sourceKind>
