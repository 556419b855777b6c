import { InvalidToken, SendTaskSuccessCommand, type SFNClient, TaskDoesNotExist, TaskTimedOut } from '@aws-sdk/client-sfn';
import type { RunResumer } from '../../domain/ports.ts';
import { calling } from '../aws/service-failure.ts';

/** answered before, timed out, or its run ended */
const isGone = (error: unknown): boolean =>
  error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;

export const runResumer = (client: SFNClient): RunResumer => ({
  succeed: async (token, news) => {
    const answer = new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(news) });
    try {
      await calling('states', () => client.send(answer));
      return 'resumed';
    } catch (error) {
      if (isGone(error)) return 'gone';
      throw error;
    }
  },
});
