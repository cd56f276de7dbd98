// What .vscode says, as tests read it.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';

export const projectRoot: string = path.resolve(import.meta.dirname, '../../..');

const manifestShape = z.object({
  scripts: z.record(z.string(), z.string()),
  engines: z.object({ vscode: z.string() }),
  devDependencies: z.record(z.string(), z.string()),
});

const patternShape = z.object({
  regexp: z.string(),
  file: z.optional(z.int()),
  line: z.optional(z.int()),
  column: z.optional(z.int()),
  severity: z.optional(z.int()),
  message: z.optional(z.int()),
});

const matcherShape = z.object({
  pattern: z.array(patternShape),
  background: z.object({ activeOnStart: z.boolean(), beginsPattern: z.string(), endsPattern: z.string() }),
});

const taskShape = z.object({
  label: z.string(),
  type: z.string(),
  script: z.optional(z.string()),
  isBackground: z.optional(z.boolean()),
  problemMatcher: z.union([z.string(), z.array(z.never()), matcherShape]),
});

const launchShape = z.object({
  name: z.string(),
  type: z.string(),
  args: z.optional(z.array(z.string())),
  outFiles: z.optional(z.array(z.string())),
  runtimeExecutable: z.optional(z.string()),
  runtimeArgs: z.optional(z.array(z.string())),
  preLaunchTask: z.optional(z.string()),
});

export type Manifest = z.infer<typeof manifestShape>;
export type Pattern = z.infer<typeof patternShape>;
export type Matcher = z.infer<typeof matcherShape>;
export type Task = z.infer<typeof taskShape>;
export type Launch = z.infer<typeof launchShape>;

/** A file of this project as text. */
export const textOf = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');

const read = <T>(file: string, shape: z.ZodMiniType<T>): T => shape.parse(JSON.parse(textOf(file)));

export const manifest = (): Manifest => read('package.json', manifestShape);
export const tasks = (): readonly Task[] => read('.vscode/tasks.json', z.object({ tasks: z.array(taskShape) })).tasks;
export const launches = (): readonly Launch[] =>
  read('.vscode/launch.json', z.object({ configurations: z.array(launchShape) })).configurations;
