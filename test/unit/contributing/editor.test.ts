import { deepEqual, equal, ok } from 'node:assert/strict';
import { type Launch, launches, type Manifest, manifest, type Task, tasks } from './editor-files.ts';

/** What is wrong with these tasks and launches, a sentence each. */
function faultsOf({ scripts }: Manifest, allTasks: readonly Task[], allLaunches: readonly Launch[]): readonly string[] {
  const labels = allTasks.map(({ label }) => label);
  const scriptOf = ({ runtimeExecutable, runtimeArgs: [run, script] = [] }: Launch) =>
    runtimeExecutable === 'npm' && run === 'run' ? script : undefined;
  return [
    ...allTasks
      .filter(({ type, script }) => type === 'npm' && !Object.hasOwn(scripts, script ?? ''))
      .map(({ label, script }) => `The task ${label} runs the script ${script}, which package.json does not have.`),
    ...allLaunches
      .filter(({ preLaunchTask }) => preLaunchTask !== undefined && !labels.includes(preLaunchTask))
      .map(({ name, preLaunchTask }) => `${name} waits for the task ${preLaunchTask}, which tasks.json does not have.`),
    ...allLaunches
      .filter(launch => scriptOf(launch) !== undefined && !Object.hasOwn(scripts, scriptOf(launch) ?? ''))
      .map(launch => `${launch.name} runs the script ${scriptOf(launch)}, which package.json does not have.`),
  ];
}

describe('the files for VS Code in .vscode', () => {
  it('name only scripts and tasks that exist', () => deepEqual(faultsOf(manifest(), tasks(), launches()), []));

  it('are found at fault where a script or a task is missing', () => {
    const gone = { ...manifest(), scripts: {} };
    const npmTasks = tasks().filter(({ type }) => type === 'npm').length;
    ok(npmTasks > 0);
    equal(faultsOf(gone, tasks(), []).length, npmTasks);
    ok(faultsOf(manifest(), [], launches()).some(fault => fault.startsWith('Run Clientele waits for the task watch')));
    ok(faultsOf(gone, tasks(), launches()).some(fault => fault.startsWith('Run unit tests by name runs the script')));
  });

  it('let F5 open this folder as the extension, after a watch that VS Code can wait for', () => {
    const [first] = launches();
    equal(first?.type, 'extensionHost');
    deepEqual(first?.args, [`--extensionDevelopmentPath=\${workspaceFolder}`]);
    const task = tasks().find(({ label }) => label === first?.preLaunchTask);
    equal(task?.isBackground, true);
    ok(typeof task?.problemMatcher === 'object' && 'background' in task.problemMatcher);
    equal(task.problemMatcher.background.activeOnStart, true);
  });
});
