/**
 * Tells zod to make no code from text, which the content security policy forbids.
 * Must be imported before the first schema is made: a schema decides this when it is born.
 */
import { z } from 'zod'

z.config({ jitless: true })
