import { describe, expect, test } from 'vitest';
import { checkPolicy } from '../../../domain/check-policy/check-policy.ts';
import { helpFor } from '../../../domain/help/merchant-help.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { aPolicy, aRequirement, having, inStage, registered, tuesday } from '../given.ts';

const { help } = aPolicy();
const stepsOf = (snapshot: Snapshot, platform = 'shopify') =>
  Object.fromEntries(
    (helpFor(snapshot, help, 'en').platforms.find(({ key }) => key === platform)?.steps ?? []).map(({ key, done }) => [
      key,
      done,
    ]),
  );

describe('the help', () => {
  test('has every platform, in the language of its reader, and English for the others', () => {
    expect(helpFor(registered(), help, 'fr').platforms.map(({ name }) => name)).toEqual([
      'Shopify',
      'WooCommerce',
      'Magento et Adobe Commerce',
      'PrestaShop',
      'Votre propre intégration',
    ]);
    expect(helpFor(registered(), help, 'pl')).toEqual(helpFor(registered(), help, 'en'));
    expect(helpFor(registered(), help, 'en').faq.length).toBeGreaterThan(3);
  });

  test('without a text shows its keys, and no question without an answer', () => {
    const bare = helpFor(registered(), { ...help, languages: {} }, 'en');
    expect(bare.platforms[0]).toMatchObject({
      name: 'shopify',
      steps: expect.arrayContaining([expect.objectContaining({ title: '' })]),
    });
    expect(bare.faq).toEqual([]);
  });

  test('says what is done already, as far as we know, and nothing of what only the merchant knows', () => {
    expect(stepsOf(registered())).toEqual({
      ...{ approved: false, methods: false, verified: false, first_sale: false },
      ...{ install: undefined, connect: undefined, activate: undefined },
    });
    const live = inStage('activation', { approvedAt: tuesday });
    const active = having(live, ...live.paymentMethods.map((one) => ({ ...one, status: 'activated' as const })));
    const shop = { ...aRequirement('integration'), dueIn: 'activation' as const };
    expect(stepsOf(having(active, shop))).toMatchObject({ approved: true, methods: true, verified: false });
    expect(stepsOf(having(active, { ...shop, dueStatus: 'satisfied' }))).toMatchObject({ verified: true, first_sale: false });
    expect(stepsOf(having(active, ...active.paymentMethods.map((one) => ({ ...one, wanted: false }))))).toMatchObject({
      methods: false,
    });
  });
});

describe('a policy whose help has a hole', () => {
  const found = (change: (policy: PolicyDocument) => void) => {
    const policy = aPolicy();
    change(policy);
    return checkPolicy(policy).map(({ field, code }) => [field, code]);
  };
  type Languages = PolicyDocument['help']['languages'];
  const french = (policy: PolicyDocument): Languages[string] => policy.help.languages['fr'] ?? expect.fail('no French');

  test.each<[string, (policy: PolicyDocument) => void, readonly [string, string][]]>([
    ['no English', (one) => delete one.help.languages['en'], [['help.languages.en', 'help-english-missing']]],
    [
      'a platform without a text',
      (one) => delete french(one).platforms['shopify'],
      [['help.languages.fr.platforms.shopify', 'help-text-missing']],
    ],
    [
      'a step without a text',
      (one) => delete french(one).platforms['own']?.steps['connect'],
      [['help.languages.fr.platforms.own.steps.connect', 'help-text-missing']],
    ],
    [
      'a question without an answer',
      (one) => delete french(one).faq['refund'],
      [['help.languages.fr.faq.refund', 'help-text-missing']],
    ],
    [
      'a text that nobody asks for',
      (one) => Object.assign(french(one).faq, { extra: { question: 'Ah ?', answer: 'Oh.' } }),
      [['help.languages.fr.faq.extra', 'help-text-unknown']],
    ],
    [
      'a placeholder that nothing fills',
      (one) => Object.assign(french(one).faq, { refund: { question: 'Pour {name} ?', answer: 'Oui.' } }),
      [['help.languages.fr.faq.refund.question', 'help-brace']],
    ],
    ['a question twice', (one) => one.help.faq.push('refund'), [['help.faq.5', 'repeated']]],
    [
      'a platform twice',
      (one) => one.help.platforms.push(one.help.platforms[0] ?? expect.fail('none')),
      [['help.platforms.5.key', 'repeated']],
    ],
    [
      'a step twice',
      (one) => one.help.platforms[0]?.steps.push({ key: 'connect' }),
      [['help.platforms.0.steps.7.key', 'repeated']],
    ],
  ])('is refused for %s, naming the place', (_what, change, wanted) => {
    expect(found(change)).toEqual(wanted);
  });
});
