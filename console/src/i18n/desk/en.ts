/** the words of doing operations' own work: names told apart, requirements, payment methods, prices, contacts */
export const deskEn = {
  'hit.sample':
    'No sanctions list is loaded. Only the sample of invented names was searched, so real names are not found. An engineer loads a list with “npm run load:list”.',
  'hit.listOn': '{title}, {asOf}',
  'hit.born': 'born {what}',
  'hit.nationality': 'nationality: {what}',
  'hit.programme': 'programme: {what}',
  'hit.falsePositive': 'Not the same',
  'hit.trueMatch': 'Same',
  'hit.falsePositiveTitle': '{ours} is not “{listed}”',
  'hit.trueMatchTitle': '{ours} is “{listed}”',
  'hit.falsePositiveNote': 'This hit stays silent until the name or the entry on the list changes.',
  'hit.trueMatchNote': 'The risk check counts this hit as confirmed. The merchant is not told.',
  'hit.decided': '{verdict}: {by}, {when}: “{reason}”',
} as const;
