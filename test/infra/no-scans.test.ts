import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { routes } from '../../lib/routes.ts';
import { openApi } from '../../tools/docs/write-openapi.ts';
import { listOf, Stage, statementsOf } from './template.ts';

/** what reads a table from end to end, whatever it is called */
const scanning = /ScanCommand|paginateScan|\.scan\(|ExecuteStatement|BatchExecuteStatement|ExportTableToPointInTime/;
/** a list that is whole by its nature, or as long as what was asked for: bounded, and why */
const bounded: Readonly<Record<string, string>> = {
  'list-payments': 'at most 92 days',
  'list-screening': 'the names of one merchant',
  'list-settlements': 'the fifty files and payouts of each kind that a screen shows',
  'list-plans': 'the eight that were published last',
  'list-watches': 'the alerts of one desk, and the last hundred lines of their history',
  'list-outages': 'those of sixty days in one item, as many as it takes',
  'list-tables': 'the files of one night',
  'list-connections': 'the outside systems there are: one row each',
  'list-people': 'those who work here: one company’s operations',
  'list-changes': 'some entries of some merchants since an instant',
  'list-dead-letters': 'a queue has neither order nor pages: fifty of it, with how many there are',
};

describe('nothing scans', () => {
  it.each(['dev', 'prod'] as const)('no role of %s may', (name) => {
    const statements = new Stage(name).all('AWS::IAM::Role').flatMap(([, role]) => statementsOf(role));
    const actions = statements.flatMap(({ Action }) => listOf(Action));
    expect(actions).toContain('dynamodb:Query');
    expect(actions.filter((action) => /^dynamodb:(Scan|PartiQL|Export|\*)|^\*$/i.test(action))).toEqual([]);
  });

  it('no code that runs in the cloud asks to', () => {
    const files = ['adapters', 'functions', 'domain'].flatMap((folder) =>
      readdirSync(projectPath(folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => `${folder}/${file}`),
    );
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter((file) => scanning.test(readFileSync(projectPath(file), 'utf8')))).toEqual([]);
    expect(scanning.test('await client.send(new ScanCommand({ TableName }))')).toBe(true);
  });
});

it('every list of the API is paged with a cursor and a limit, or says why it is bounded', async () => {
  const { paths } = JSON.parse(JSON.stringify(await openApi()));
  const lists = Object.entries(routes).filter(([name]) => name.startsWith('list-'));
  expect(lists.length).toBeGreaterThan(5);
  for (const [name, route] of lists) {
    const [, path = ''] = route.split(' ');
    const { parameters } = paths[path].get;
    const names = parameters.map((one: any) => one.name);
    if (name in bounded) expect(names, name).not.toContain('cursor');
    else expect(names, name).toEqual(expect.arrayContaining(['limit', 'cursor']));
  }
});
