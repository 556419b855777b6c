import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { en as figuresEn } from '../../console/src/figures/words/en.ts';
import { fr as figuresFr } from '../../console/src/figures/words/fr.ts';
import { en } from '../../console/src/i18n/en.ts';
import { fr } from '../../console/src/i18n/fr.ts';
import { en as planEn } from '../../console/src/plan/words/en.ts';
import { fr as planFr } from '../../console/src/plan/words/fr.ts';
import { en as playbooksEn } from '../../console/src/playbooks/words/en.ts';
import { fr as playbooksFr } from '../../console/src/playbooks/words/fr.ts';
import { en as policyEn } from '../../console/src/policy/words/en.ts';
import { fr as policyFr } from '../../console/src/policy/words/fr.ts';
import { en as processEn } from '../../console/src/process/words/en.ts';
import { fr as processFr } from '../../console/src/process/words/fr.ts';
import { catalogueTexts } from '../../domain/wording/policy-texts/catalogue-texts.ts';
import { identifierTitles } from '../../domain/wording/policy-texts/identifier-texts.ts';
import { queueTexts } from '../../domain/wording/policy-texts/queue-texts.ts';
import { ruleTexts } from '../../domain/wording/policy-texts/rule-texts.ts';
import { bookshop } from '../playbooks/journey.ts';
import { bigShop, hasBrowser, settled, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('boa-leitura');
const big = treated('relojoaria');

const french = new Set<string>(
  [fr, figuresFr, planFr, playbooksFr, policyFr, processFr].flatMap((words) => Object.values(words)),
);
/** what the console, the policy and the domain would say in English: whole sentences, and words of more than one part */
const english = [
  ...[en, figuresEn, planEn, playbooksEn, policyEn, processEn].flatMap((words) => Object.values(words)),
  ...[
    ...Object.values(catalogueTexts),
    ...Object.values(queueTexts),
    ...Object.values(identifierTitles).map((title) => ({ title })),
  ].map(({ title }) => title.en),
  ...Object.values(ruleTexts).map(({ en: text }) => text),
  ...['Deadline missed', 'Risk review of', 'Critical health', 'waiting on', 'due on', 'stop after it'],
].filter((text) => !text.includes('{') && /\w \w/.test(text) && !french.has(text));

const shownOn = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      // what is quoted from a letter is in the letter's language, and says so
      [...document.querySelectorAll('[lang]:not([lang^="fr"])')].reduce(
        (text, { textContent }) => text.replace(textContent, ''),
        document.body.textContent,
      ),
      ...[...document.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap((one) =>
        ['aria-label', 'placeholder', 'title'].map((name) => one.getAttribute(name) ?? ''),
      ),
    ].join('\n'),
  );

describe.skipIf(!hasBrowser)('the console in French', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world, supplyAll }) => {
    await world.apply(shop.reference, bookshop);
    await world.apply(big.reference, bigShop);
    await supplyAll(big);
    await world.hours(6 * 24);
  });

  test('says nothing in English on any screen', async () => {
    const page = await desk.as('Dieter', { locale: 'fr-FR' });
    const { tasks } = await desk.seen(big.merchantId);
    const review = tasks.find((one: any) => one.queue === 'risk_review');
    const tabs = ['overview', 'playbook', 'requirements', 'payments', 'risk', 'company'];
    const places = [
      ...[
        '/today',
        '/tasks',
        '/merchants',
        '/merchants?view=board',
        '/figures',
        '/figures/week',
        '/process',
        '/plan',
        '/teams',
        '/realtime',
        '/laptop',
        '/laptop?tab=alarms',
        '/laptop?tab=dashboard',
      ],
      `/tasks?queue=all&task=${encodeURIComponent(`${big.merchantId}/${review.id}`)}`,
      ...tabs.flatMap((tab) => [shop, big].map(({ merchantId }) => `/merchants/${merchantId}?tab=${tab}`)),
      ...['runs', 'trouble'].map((tab) => `/playbooks?tab=${tab}`),
      ...['rules', 'edit', 'versions'].map((tab) => `/policy?tab=${tab}`),
    ];
    const found: Record<string, string[]> = {};
    for (const place of places) {
      await page.goto(`${desk.world.url}${place}`);
      await settled(page);
      const shown = await shownOn(page);
      expect(shown.length).toBeGreaterThan(200);
      found[place] = english.filter((text) => shown.includes(text));
    }
    expect(Object.entries(found).filter(([, texts]) => texts.length > 0)).toEqual([]);
  }, 240_000);
});
