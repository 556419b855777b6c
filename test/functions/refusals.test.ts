import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { StaleVersion } from '../../application/demand-fresh.ts';
import { refusalText } from '../../console/src/shell/refusal-text.ts';
import * as errors from '../../domain/errors.ts';
import { merchantThings, NotThere } from '../../domain/not-there.ts';
import { policyFinding } from '../../domain/policy-finding.ts';
import { refusals } from '../../domain/refusal.ts';
import { lacks } from '../../domain/wording/lacks.ts';
import { readingLanguages } from '../../domain/wording/reading-language.ts';
import { problemTypes } from '../../domain/wording/refusals/problem-phrases.ts';
import { voiceOf } from '../../domain/wording/voice.ts';
import { BodyTooLarge, InvalidRequest, NotSignedIn } from '../../functions/runtime/http-event.ts';
import { problemOf } from '../../functions/runtime/problems.ts';
import { projectPath } from '../../lib/project.ts';

const ended = { code: 'run-ended', about: {} } as const;
/** everything a route may throw, each with the code its answer carries */
const thrown: readonly (readonly [Error, string | undefined])[] = [
  [new InvalidRequest([{ field: 'body.reason', message: 'm' }]), undefined],
  [new errors.InvalidInput('to', { code: 'person-unknown', about: { person: 'x' } }), 'person-unknown'],
  [new errors.InvalidInput('field', 'p'), undefined],
  [new errors.InvalidPolicy([policyFinding('f', 'floor-missing', {})]), undefined],
  [new NotSignedIn('n'), undefined],
  [new BodyTooLarge(400_001), undefined],
  [new errors.NotAllowed({ code: 'role-missing', about: { has: [], wanted: ['lead'] } }), 'role-missing'],
  [new errors.MerchantNotFound('m'), 'merchant-unknown'],
  [new errors.TaskNotFound('m', 't'), 'task-unknown'],
  [new errors.RequirementNotFound('m', 'r'), 'requirement-unknown'],
  [new errors.DocumentNotFound('m', 'd'), 'document-unknown'],
  [new errors.AccountChangeNotFound('m', 'c'), 'change-unknown'],
  ...merchantThings.map((what) => [new NotThere('m', what, 'x'), `${what}-unknown`] as const),
  [new errors.PolicyNotFound(), 'policy-none'],
  [new errors.PolicyNotFound('p_1'), 'policy-unknown'],
  [new StaleVersion({ kind: 'task', id: 't', version: 1 }, 2), undefined],
  [new errors.Conflict(ended), 'run-ended'],
  [new errors.MerchantClosed('m'), 'merchant-left'],
  [new errors.IllegalTransition('care', 'onboarding', []), 'stage-not-next'],
  [new errors.ApplicationConflict('ref'), 'application-taken'],
  [new errors.ConcurrentChange('m'), undefined],
  [new errors.KeyReused(), undefined],
  [new errors.ServiceUnavailable('sqs'), undefined],
  [new Error('secret'), undefined],
];

test.each(thrown)('%s is answered by its kind, and by why as far as that is known', (error, code) => {
  const answer = JSON.parse(problemOf(error).body);
  const { type, code: said, about } = answer;
  const [english, french] = readingLanguages.map((language) => refusalText(answer, voiceOf(language)));
  expect(english).toMatch(/^\S.*\.$/);
  expect(french).toMatch(/^\S.*\.$/);
  expect(french).not.toBe(english);
  expect(problemTypes.map((one) => `urn:firstsale:problem:${one}`)).toContain(type);
  expect(said).toBe(code);
  const known = Object.entries(refusals).find(([name]) => name === code);
  if (known !== undefined) expect(known[1].about.parse(about)).toEqual(about);
});

test('each kind of answer is given for something', () => {
  const given = new Set(thrown.map(([error]) => JSON.parse(problemOf(error).body).type.replace('urn:firstsale:problem:', '')));
  expect([...given].sort()).toEqual([...problemTypes].sort());
});

/** nobody reads these on a page: they are mistakes in a state machine, a rule, a forecast or an event */
const byMachines = [
  'domain/activation/record-activation.ts',
  'domain/care/assess-health.ts',
  'domain/merchant/register-merchant.ts',
  'domain/metrics/forecast.ts',
  'domain/playbook/expand-retries.ts',
  'domain/task/open-task.ts',
  'functions/runtime/bus-consumer.ts',
];
/** each call with what is between its parentheses */
const callsOf = (source: string): readonly string[] =>
  source
    .split('new InvalidInput(')
    .slice(1)
    .map((rest) => {
      let open = 1;
      const end = [...rest].findIndex((letter) => {
        open += letter === '(' ? 1 : letter === ')' ? -1 : 0;
        return open === 0;
      });
      return rest.slice(0, end);
    });

test('a field that a person filled in is refused with why, so that a page can say it in any language', () => {
  const folders = ['domain', 'adapters', 'functions/api', 'functions/runtime', 'application'];
  const files = folders.flatMap((folder) =>
    readdirSync(projectPath(folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  const found = files
    .filter((file) => file.endsWith('.ts') && !byMachines.includes(file))
    .flatMap((file) => callsOf(readFileSync(projectPath(file), 'utf8')).map((call) => ({ file, call })));
  expect(found.length).toBeGreaterThan(15);
  expect(found.filter(({ call }) => !call.includes('code:'))).toEqual([]);
});

/** tests in which something is refused; those about the words alone refuse nothing */
const aboutWords = ['test/domain/wording/', 'test/console/', 'test/functions/refusals.test.ts'];
const refusing = readdirSync(projectPath('test'), { recursive: true, encoding: 'utf8' })
  .map((file) => `test/${file}`)
  .filter((file) => file.endsWith('.ts') && !aboutWords.some((place) => file.startsWith(place)))
  .map((file) => readFileSync(projectPath(file), 'utf8'));

/** those that follow from the name of an error, given above */
const ofErrors = new Set(thrown.flatMap(([error, code]) => ('refusal' in error ? [] : [code])));
const given = [...Object.keys(refusals), ...Object.keys(lacks)].filter((code) => !ofErrors.has(code));

test.each(given)('a test has something refused for the reason %s', (code) => {
  expect(refusing.length).toBeGreaterThan(150);
  expect(refusing.filter((source) => source.includes(`'${code}'`)).length).toBeGreaterThan(0);
});
