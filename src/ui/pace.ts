/** How fast a list is read and how long it takes, for a line of progress. */
import type { ScanProgress } from '../customers/scan.ts';

const number = new Intl.NumberFormat('en');

/** "1,200 a second, 10 s left"; that pages are read again where they are. */
export function paceText({ rate, timeLeft, checking }: ScanProgress): string {
  if (checking) return 'checking for changes';
  const left = timeLeft === null ? '' : `, ${Math.ceil(timeLeft)} s left`;
  return `${number.format(Math.round(rate))} a second${left}`;
}

/** "500 of 13,700, 1,200 a second, 10 s left". */
export function progressText(progress: ScanProgress): string {
  const { scanned, total } = progress;
  const of = total === null ? '' : ` of ${number.format(total)}`;
  return `${number.format(scanned)}${of}, ${paceText(progress)}`;
}
