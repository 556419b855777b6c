import { describe, expect, it } from 'vitest';
import { examplesIn, readConfig } from '../../lib/config.ts';

describe('addresses nobody lives at', () => {
  const prod = readConfig('prod');
  it('are named as long as they stand in the settings', () => {
    expect(examplesIn(prod)).toEqual([
      'sender.domain',
      'sender.address',
      'sender.replyTo',
      'alarms.emails',
      'signUp.page',
      'helpDesk.endpoint',
    ]);
  });
  it('are none once all of them are one’s own', () => {
    const own = {
      ...prod,
      alarms: { emails: ['oncall@pay.company'] },
      sender: { ...prod.sender, domain: 'myexample.company', address: 'hello@pay.company', replyTo: 'people@pay.company' },
      signUp: { page: 'https://pay.company/apply' },
      helpDesk: { endpoint: 'https://desk.pay.company/api/tickets' },
    };
    expect(examplesIn(own)).toEqual([]);
  });
});
