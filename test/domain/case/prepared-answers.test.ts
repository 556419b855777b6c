import { describe, expect, it } from 'vitest';
import { offeredAnswers } from '../../../domain/case/prepared-answers.ts';
import { promise } from '../../../domain/case/promises.ts';
import { askProvider } from '../../../domain/case/questions.ts';
import { checkPolicy } from '../../../domain/check-policy/check-policy.ts';
import { refusalInEnglish } from '../../../domain/refusal.ts';
import { answer } from '../../../domain/request/answer.ts';
import { answerDeskCase } from '../../../domain/request/answer-desk-case.ts';
import { ask } from '../../../domain/request/ask.ts';
import { aPolicy, at, registered, tuesday } from '../given.ts';
import { committed, inHand, opened, theCase } from './given-case.ts';

const texts = {
  en: 'Hello {contact}, {provider} answers by {providerDay}. We write by {promisedDay}.',
  fr: 'Bonjour {contact}, {provider} répond avant le {providerDay}. Nous écrivons avant le {promisedDay}.',
};
const asked = { key: 'asked', title: 'Provider asked', topics: ['payout'], texts };
const any = { key: 'any', title: 'Any', texts: { en: '{case} of {merchant}' } };
const payment = {
  key: 'payment',
  title: 'Payment',
  topics: ['payment'],
  texts: { en: 'Payment {paymentReference} by {method}' },
};
const by = { by: 'ana@desk.example.com' };
const typed = (text: string) => ({ text, masked: false });
const withLocale = ({ merchant }: ReturnType<typeof opened>, locale: string) => ({
  ...merchant,
  ...{ locale, contact: { ...merchant.contact, name: 'Lia' } },
});

describe('an answer that policy has prepared', () => {
  const promised = () => {
    const snapshot = inHand(tuesday, { topic: 'payout', provider: 'stripe' });
    const told = committed(
      snapshot,
      promise(snapshot, { ...by, caseId: 'desk-1', what: 'an answer', on: '2018-03-09' }, at(tuesday)),
      at(tuesday),
    );
    const question = { ...by, caseId: 'desk-1', provider: 'stripe', text: 'Where is it?' };
    return committed(told, askProvider(told, question, at(tuesday)), at(tuesday));
  };

  it('is written in the merchant’s language, with what is known of the case and days as that language writes them', () => {
    const snapshot = promised();
    const [first] = offeredAnswers([any, asked], theCase(snapshot), withLocale(snapshot, 'fr-FR'));
    expect(first).toMatchObject({ key: 'asked', language: 'fr-FR', missing: [] });
    expect(first?.text).toMatch(/stripe répond avant le \d+ mars 2018\. Nous écrivons avant le 9 mars 2018\.$/);
  });

  it('is written in English where the merchant’s language has no text, and in the language of whoever else asked', () => {
    const snapshot = promised();
    const merchant = withLocale(snapshot, 'ja-JP');
    expect(offeredAnswers([asked], theCase(snapshot), merchant)[0]).toMatchObject({ language: 'en' });
    const ofClient = { ...theCase(snapshot), requester: { kind: 'psp_client' as const }, matter: { language: 'fr' } };
    expect(offeredAnswers([asked], ofClient, merchant)[0]).toMatchObject({ language: 'fr' });
    const untold = { ...ofClient, matter: {} };
    expect(offeredAnswers([asked], untold, merchant)[0]).toMatchObject({ language: 'en' });
    const ofMerchant = { ...ofClient, requester: { kind: 'merchant' as const } };
    expect(offeredAnswers([asked], ofMerchant, merchant)[0]).toMatchObject({ language: 'en' });
  });

  it('names no day of a promise that has ended, or of a question that was answered', () => {
    const snapshot = promised();
    const one = theCase(snapshot);
    const ended = { as: 'kept', at: tuesday, by: 'ana' } as const;
    const over = {
      ...one,
      promises: one.promises?.map((each) => ({ ...each, ended })),
      questions: one.questions?.map((each) => ({ ...each, answered: { at: tuesday, by: 'ana', text: 'there' } })),
    };
    expect(offeredAnswers([asked], over, withLocale(snapshot, 'fr'))[0]?.missing).toEqual(['providerDay', 'promisedDay']);
  });

  it('names the merchant as it trades, and leaves a gap for a name of blanks', () => {
    const snapshot = opened();
    const trading = { ...snapshot.merchant, tradingName: 'Ana & Co', contact: { ...snapshot.merchant.contact, name: ' ' } };
    const text = { key: 'x', title: 'Only in French', texts: { en: '{merchant}, {contact}' } };
    expect(offeredAnswers([text], theCase(snapshot), trading)[0]).toMatchObject({
      text: 'Ana & Co, {contact}',
      missing: ['contact'],
    });
    // a policy from before its check
    expect(offeredAnswers([{ ...text, texts: {} }], theCase(snapshot), trading)[0]?.text).toBe('Only in French');
  });

  it('is offered by topic: those about the case’s own first, those about another one last', () => {
    const merchant = opened().merchant;
    const about = (topic: string) => offeredAnswers([payment, any, asked], theCase(opened(tuesday, { topic })), merchant);
    expect(about('payout').map(({ key }) => key)).toEqual(['asked', 'any', 'payment']);
    expect(about('payment').map(({ key }) => key)).toEqual(['payment', 'any', 'asked']);
    expect(offeredAnswers([payment, any], theCase(opened()), merchant).map(({ key }) => key)).toEqual(['any', 'payment']);
  });

  it('names the gaps that are left, and is refused until each is filled, through the help desk as on the page', () => {
    const snapshot = opened(tuesday, { caseId: 'zendesk-7' });
    const [offered] = offeredAnswers([payment], theCase(snapshot, 'zendesk-7'), snapshot.merchant);
    expect(offered?.missing).toEqual(['paymentReference', 'method']);
    const desk =
      (text: string, internal = false) =>
      () =>
        answerDeskCase(snapshot, { ...by, caseId: 'zendesk-7', text: typed(text), closes: false, internal }, at(tuesday));
    expect(desk(offered?.text ?? '')).toThrow(expect.objectContaining({ field: 'text' }));
    expect(desk('Payment 8213 by card {or so}')).not.toThrow();
    expect(desk('colleagues: {method} is unknown', true)).not.toThrow();
    const asker = { email: 'lia@example.com', role: 'owner' as const };
    const question = { asker, requestId: 'one', topic: 'payout' as const, text: typed('Where is it?') };
    const made = ask(registered(), question, at(tuesday));
    const page = committed(registered(), made, at(tuesday));
    const { caseId } = made.result;
    const send = (text: string) => () => answer(page, { ...by, caseId, text: typed(text), closes: false }, at(tuesday));
    expect(send('It comes by {promisedDay}')).toThrow(expect.objectContaining({ field: 'text' }));
    expect(send('It comes by Friday')).not.toThrow();
    expect(refusalInEnglish({ code: 'answer-unfilled', about: { missing: ['method'] } })).toContain('“method”');
  });
});

describe('what policy has prepared', () => {
  it('has an English text, names facts there are, and each key once', () => {
    const policy = aPolicy();
    expect(policy.care.cases.answers.length).toBeGreaterThan(0);
    const wrong = { key: 'any', title: 'Wrong', texts: { fr: '{nobody} } here' } };
    policy.care.cases.answers = [any, wrong];
    expect(checkPolicy(policy).map(({ field, code }) => [field, code])).toEqual([
      ['care.cases.answers.1.key', 'repeated'],
      ['care.cases.answers.1.texts.en', 'answer-english-missing'],
      ['care.cases.answers.1.texts.fr', 'placeholder-unknown'],
      ['care.cases.answers.1.texts.fr', 'brace-alone'],
    ]);
  });
});
