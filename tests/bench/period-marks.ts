/** A school's marks, period by period over years, always the same ones: as the file of a school system, or one by one. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { addDays, type IsoDate, toEpochDay, weekdayOf } from '#shared/domain/day.ts'

export type Size = { students: number; years: number; daysAYear: number; periods: number }

/** Five years of a large school. */
export const fullSize: Size = { students: 2000, years: 5, daysAYear: 180, periods: 7 }
export const countMarks = (size: Size) => size.students * size.years * size.daysAYear * size.periods

const lastYear = 2025

/** Every school day, the years ending with 2025–26. */
export function listMarkedDays({ years, daysAYear }: Size): IsoDate[] {
  return Array.from({ length: years }, (_, place) => lastYear - years + 1 + place).flatMap((year) => {
    const days: IsoDate[] = []
    for (let day = `${year}-08-18` as IsoDate; days.length < daysAYear; day = addDays(day, 1)) {
      if (weekdayOf(toEpochDay(day)) < 6) days.push(day)
    }
    return days
  })
}

/** A number that looks like chance and is not. */
const scatter = (student: number, day: number, period: number) =>
  (Math.imul(student * 7919 + day * 104_729 + period * 15_485_863, 0x9e3779b1) >>> 0) % 1000

/** `P` present, `A` absent, `T` late. With `isCorrected`, one mark in a hundred is another one. */
export function codeOf(student: number, day: number, period: number, isCorrected = false): string {
  const lot = scatter(student, day, period)
  if (isCorrected && scatter(student + 31, day + 17, period) < 10) return lot < 90 ? 'P' : 'A'
  return lot < 90 ? 'A' : lot < 120 ? 'T' : 'P'
}

/** As school systems write it: day after day, students in no particular order within one. */
export function writePeriodMarks(path: string, size: Size, isCorrected = false): void {
  const file = openSync(path, 'w')
  writeSync(file, 'Student Number,Last Name,First Name,Attendance Date,Period,Code\n')
  for (const [place, day] of listMarkedDays(size).entries()) {
    const lines: string[] = []
    for (let step = 0; step < size.students; step += 1) {
      const student = (step * 787) % size.students
      const start = `${100_000 + student},Family${student},Given${student},${day}`
      for (let period = 1; period <= size.periods; period += 1) {
        lines.push(`${start},${period},${codeOf(student, place, period, isCorrected)}\n`)
      }
    }
    writeSync(file, lines.join(''))
  }
  closeSync(file)
}
