// A list that is sent whole in one answer: how long everything else has to wait while it is read.

import { alone } from './alone.ts';
import { megabytes, ms, print, seconds } from './table.ts';

interface Step {
  readonly saw: string;
  readonly time: number;
  readonly pause: number;
}

interface Measured {
  readonly size: number;
  readonly page: Step;
  readonly list: Step | undefined;
}

const names = {
  list: '200,000 customers',
  keys: 'one row with 2,000,000 keys',
  text: 'one text of 24 MB',
  rows: '250,000 rows without an ID',
};

const rows = Object.entries(names).map(([shape, name]) => {
  const [here, there] = ['here', 'there'].map(where => alone<Measured>('pause-own.ts', [shape, where]));
  const bare = alone<Pick<Measured, 'list'>>('pause-own.ts', [shape, 'bare']);
  if (!here || !there || !bare?.list) throw new Error(`Reading ${name} failed.`);
  return [
    ...[name, megabytes(there.size), ms(here.page.pause), ms(there.page.pause), seconds(here.page.time)],
    ...[seconds(there.page.time), there.list ? ms(there.list.pause) : '–', ms(bare.list.pause)],
  ];
});
print(
  'One answer of any shape: the longest pause of the extension host',
  [
    ...['answer', 'size', 'read in the host’s thread', 'in the thread that reads', 'time', 'time there'],
    ...['whole list scanned there', 'its rows only sent and kept'],
  ],
  rows,
  'The delay of the event loop while Xtrakit’s list is opened, the second time, and while all of it is read for a search; garbage collections count. The limit of 25 MB is raised for the first. “Only sent and kept” is what cannot be left out: a thread that has the rows ready hands them over, as many at a time, and they are kept. Budget: 50 ms.',
);
