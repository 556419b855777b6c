import * as z from 'zod';

const json = z.json();
const state = z.looseObject({
  Arguments: z.looseObject({ Payload: z.record(z.string(), json) }).optional(),
  Choices: z.array(z.looseObject({ Next: z.string() })).optional(),
});
const like = z.object({
  QueryLanguage: z.string(),
  States: z.looseObject({
    'Assess the health': state,
    'Ask a person to look': state,
    'Wait for the decision': state,
    'What is the news?': state,
    'Apply the decision': state,
    'What was decided?': state,
    'Close the merchant': state,
    'The merchant has left': state,
    'Stop: nobody planned for this': state,
  }),
});
type State = z.infer<typeof state>;

/** the state a new playbook ends in */
export const done = 'It is done';

const withPayload = (of: State, payload: Readonly<Record<string, unknown>>): object => ({
  ...of,
  Arguments: { ...of.Arguments, Payload: { ...of.Arguments?.Payload, ...payload } },
});

/**
 * The machine a new playbook begins with: it asks a person, and what they decide ends the run. Made of the states of care-follow-up
 * (ASL text), so that it is written as the other playbooks are.
 * @param ask the kind of the playbook's ask
 */
export const playbookMachine = (playbook: string, ask: string, comment: string, careFollowUp: string): object => {
  const { QueryLanguage, States } = like.parse(JSON.parse(careFollowUp));
  const own = (of: State): object => withPayload(of, { playbook });
  const first = States['Assess the health'].Arguments?.Payload ?? {};
  const policyVersion = first['policyVersion'];
  const { Choices = [] } = States['What was decided?'];
  return {
    Comment: comment,
    QueryLanguage,
    StartAt: 'Ask a person',
    States: {
      'Ask a person': {
        ...withPayload(States['Ask a person to look'], { ...first, playbook, ask: { kind: ask } }),
        Comment: 'The run lives by the policy of the merchant, where it was not started with another one',
        Assign: { merchantId: first['merchantId'], policyVersion, lap: 0 },
      },
      'Wait for the decision': own(States['Wait for the decision']),
      'What is the news?': States['What is the news?'],
      'Apply the decision': own(States['Apply the decision']),
      'What was decided?': {
        ...States['What was decided?'],
        Choices: Choices.map((one) => (one.Next === 'Close the merchant' ? one : { ...one, Next: done })),
      },
      'Close the merchant': own(States['Close the merchant']),
      [done]: { Type: 'Succeed', Comment: 'Write here how it goes on' },
      'The merchant has left': States['The merchant has left'],
      'Stop: nobody planned for this': States['Stop: nobody planned for this'],
    },
  };
};
