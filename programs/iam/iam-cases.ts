import type { Laptop } from '../../world/laptop.ts';
import { Case } from './iam-case.ts';
import { changedAccount, erasedMerchant, optedOut, soldAndAsked } from './iam-later-cases.ts';

/** cases that are rare in the history: information is requested and people decline, a merchant becomes dormant, a merchant is helped by hand */
export const rareCases = async (laptop: Laptop): Promise<void> => {
  const declined = new Case(laptop, 'iam-declined');
  await declined.apply({ legalName: 'Tancredo Albuquerque Monjardim' });
  await declined.settle();
  await declined.decide('risk_review', 'request_information', 1);
  await declined.settle();
  await declined.decide('risk_review', 'decline', 1);

  const helped = new Case(laptop, 'iam-helped');
  await helped.apply();
  await helped.handIn();
  await helped.act('/nudges');
  await helped.extendAndWaive();
  await optedOut(laptop, helped);

  const worked = new Case(laptop, 'iam-worked');
  await worked.apply();
  await worked.workByHand();
  await worked.settle();
  await worked.act('/payment-methods/card/board');

  await soldAndAsked(laptop);
  await changedAccount(laptop);
  await erasedMerchant(laptop);

  const sleeper = new Case(laptop, 'iam-sleeper');
  await sleeper.apply();
  await sleeper.settle();
  await sleeper.settle();
  await sleeper.decide('activation_call', 'no_answer', 90);
  await sleeper.decide('activation_rescue', 'sleep', 60);
};
