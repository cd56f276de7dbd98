/** A time as customers have it in UTC, `2024-03-20T10:00:00.000Z`, as its milliseconds and back, without making a Date: there are millions. */

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysBefore = daysInMonth.map((_, month) => daysInMonth.slice(0, month).reduce((sum, days) => sum + days, 0));
const separators: readonly (readonly [at: number, code: number])[] = [
  ...([
    [4, 45],
    [7, 45],
    [10, 84],
    [13, 58],
    [16, 58],
    [19, 46],
    [23, 90],
  ] as const),
];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const leapsBefore = (year: number): number =>
  Math.floor((year - 1) / 4) - Math.floor((year - 1) / 100) + Math.floor((year - 1) / 400);
const leapsBefore1970 = leapsBefore(1970);

/** The number of so many digits; NaN where one of them is none. */
function digits(text: string, from: number, count: number): number {
  let number = 0;
  for (let at = from; at < from + count; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Below 0 for any other text, for a day that no calendar has, and for a time before 1970. */
export function timeOf(text: string): number {
  if (text.length !== 24 || !separators.every(([at, code]) => text.charCodeAt(at) === code)) return -1;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)];
  const [hour, minute, second] = [digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)];
  const inMonth = (daysInMonth[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
  if (!(year >= 1970 && day >= 1 && day <= inMonth && hour < 24 && minute < 60 && second < 60)) return -1;
  const leapDays = leapsBefore(year) - leapsBefore1970 + (month > 2 && isLeap(year) ? 1 : 0);
  const days = (year - 1970) * 365 + leapDays + (daysBefore[month - 1] ?? 0) + day - 1;
  const time = (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + digits(text, 20, 3);
  return Number.isNaN(time) ? -1 : time;
}

export const dayMs = 86_400_000;
const two = Array.from({ length: 60 }, (_, number) => `${number}`.padStart(2, '0'));
const three = Array.from({ length: 1000 }, (_, number) => `${number}`.padStart(3, '0'));

/** Of the number of a day from 1970 on its year, month and day as eight digits: 20240320. */
export function calendarDay(day: number): number {
  // Years of this count begin in March, so that a leap day is the last of its year.
  const days = day + 719_468;
  const era = Math.trunc(days / 146_097);
  const ofEra = days - era * 146_097;
  const leaps = Math.trunc(ofEra / 1460) - Math.trunc(ofEra / 36_524) + Math.trunc(ofEra / 146_096);
  const year = Math.trunc((ofEra - leaps) / 365);
  const ofYear = ofEra - (365 * year + Math.trunc(year / 4) - Math.trunc(year / 100));
  const month = Math.trunc((5 * ofYear + 2) / 153);
  const ofMonth = ofYear - Math.trunc((153 * month + 2) / 5) + 1;
  const isNext = month >= 10;
  return (year + era * 400 + (isNext ? 1 : 0)) * 10_000 + (isNext ? month - 9 : month + 3) * 100 + ofMonth;
}

/** The text of a time that `timeOf` read. */
export function timeText(time: number): string {
  const number = Math.floor(time / dayMs);
  const day = calendarDay(number);
  const year = `${Math.trunc(day / 10_000)}`;
  const ms = time - number * dayMs;
  const second = Math.trunc(ms / 1000);
  const date = `${year}-${two[Math.trunc(day / 100) % 100]}-${two[day % 100]}`;
  const clock = `${two[Math.trunc(second / 3600)]}:${two[Math.trunc(second / 60) % 60]}:${two[second % 60]}`;
  return `${date}T${clock}.${three[ms % 1000]}Z`;
}
