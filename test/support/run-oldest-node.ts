// node test/support/run-oldest-node.ts [part of a test's name]: the unit tests in the Node of the lowest VS Code that is supported.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureHost } from './host-install.ts';

const file = (name: string) => path.join(import.meta.dirname, name);
const { node } = ensureHost('lowest');
const args = ['--import', pathToFileURL(file('typescript.mjs')).href, file('run-mocha.ts'), 'unit'];
const { status } = spawnSync(node, [...args, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
