import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '../../application/log.ts';

const logger = new Logger();

export const log: Log = {
  info: (event, fields = {}) => logger.info(event, { ...fields }),
  warn: (event, fields = {}) => logger.warn(event, { ...fields }),
  error: (event, fields = {}) => logger.error(event, { ...fields }),
};
