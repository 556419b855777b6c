import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { newConnector } from '../../tools/new-connector/new-connector.ts';

const list = 'connectors/all.ts';

describe('a new connector', () => {
  let root: string;
  const lines = (path: string): readonly string[] => readFileSync(join(root, path), 'utf8').split('\n');
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'firstsale-new-connector-'));
    cpSync(projectPath(list), join(root, list), { recursive: true });
    newConnector(root, 'acme', 'Acme');
  });
  afterAll(() => rmSync(root, removing));

  it('changes one line, at its place in the list', () => {
    const before = readFileSync(projectPath(list), 'utf8').split('\n');
    expect(lines(list).filter((line) => !before.includes(line))).toEqual(["export { acme } from './acme/acme-connector.ts';"]);
    expect(lines(list).filter((line) => before.includes(line))).toEqual(before);
  });

  it('has a manifest, a mapping, a fixture and a test', () => {
    for (const file of ['acme-connector.ts', 'acme-messages.ts', 'fixtures/ticket-opened.json'])
      expect(existsSync(join(root, 'connectors/acme', file))).toBe(true);
    expect(lines('test/connectors/acme.test.ts').join('\n')).toContain('a signed message of Acme is a fact of its merchant');
  });

  it('is refused when its name or title is malformed or taken, and nothing is written', () => {
    const before = lines(list);
    const refused = (id: string, title: string, why: string) => expect(() => newConnector(root, id, title)).toThrow(why);
    refused('Acme', 'Acme', 'kebab-case');
    refused('a-system-with-far-too-long-a-name', 'Long', '28 characters at most');
    refused('acme', 'Acme', 'exists already');
    refused('other', "O'ther", 'without quotes');
    expect(lines(list)).toEqual(before);
    expect(existsSync(join(root, 'connectors/other'))).toBe(false);
  });
});
