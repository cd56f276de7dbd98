// The same piece of work several times in one process, the first time with nothing compiled: printed as JSON.

export interface Lap {
  /** Milliseconds. */
  readonly time: number;
  /** Milliseconds of the processor's in the thread that the work is measured for. */
  readonly own: number;
  /** The same, of the whole process. */
  readonly all: number;
}

export interface Laps {
  readonly customers: number;
  readonly laps: readonly Lap[];
}

const sum = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

/** `ofThread` says what this thread has had of the processor. */
export async function laps(work: () => Promise<number>, ofThread: () => NodeJS.CpuUsage, count = 4): Promise<void> {
  const done: Lap[] = [];
  let customers = 0;
  for (let lap = 0; lap < count; lap++) {
    const own = sum(ofThread());
    const all = sum(process.cpuUsage());
    const start = performance.now();
    customers = await work();
    const time = performance.now() - start;
    done.push({ time, own: sum(ofThread()) - own, all: sum(process.cpuUsage()) - all });
  }
  console.log(JSON.stringify({ customers, laps: done } satisfies Laps));
  process.exit();
}
