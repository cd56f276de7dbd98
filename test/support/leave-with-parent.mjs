// Imported first into processes that are started on the way: such a process ends when the one that started it is gone,
// also where that was killed without a chance to clean up.

const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 500).unref();
