/** Installs the packages of a folder that has a lock file of its own; returns the path of its node_modules. */
export function ensurePackages(folder: string): string;
