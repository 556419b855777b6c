/** the words of teams and of how work is shared */
export const sharingEn = {
  'section.sharing': 'Teams',
  sharingHint:
    'Each new task goes to the team that is owed most of its queue, among those that are open, have the skills and are below their caps. A queue without an allocation is everybody’s.',
  'field.teams': 'Teams',
  'field.whose': 'Whose team',
  'field.languages': 'Languages (two letters each)',
  'field.skills': 'Skills',
  'field.openIn': 'Open in these calendars (none: around the clock)',
  'field.currency': 'Currency of its prices',
  'field.works': 'Queues it works in',
  'field.maximumADay': 'Tasks a day, at most',
  'field.maximumOpen': 'Open tasks at once, at most',
  'field.commitmentADay': 'Tasks a day by contract',
  'field.priceMinor': 'Price of a task, minor units',
  'field.allocations': 'Shares of queues',
  'field.asks': 'Skills a task takes',
  'field.inLanguage': 'Takes the merchant’s language',
  'field.shares': 'Shares, 100 in all',
  'field.team': 'Team',
  'field.share': 'Share, percent',
} as const;
