import { spawnSync } from 'node:child_process';
import { projectPath } from '../../lib/project.ts';
import { toolCommand } from '../tool-command.ts';

/** one thing that must hold of the project; `run` gives what is wrong, and nothing when all is well */
export type Check = { readonly name: string; readonly run: () => Promise<readonly string[]> | readonly string[] };

/** runs a command a package brings; an exit code other than 0 is a problem told in the tool's own words */
export const tool = (name: string, command: string, ...args: readonly string[]): Check => ({
  name,
  run: () => {
    const [node, script] = toolCommand(command);
    const { status, stdout, stderr, error } = spawnSync(node, [script, ...args], {
      cwd: projectPath(''),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NO_COLOR: '1' },
    });
    if (error) return [`${command} did not start: ${error.message}; run \`npm ci\``];
    return status === 0 ? [] : [`${stdout}${stderr}`.trim()];
  },
});
