import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '../../application/log.ts';

/** a log whose lines carry this name as `service`: several handlers write to the log group of one function */
export const logOf = (serviceName: string): Log => {
  const logger = new Logger({ serviceName });
  return {
    info: (event, fields = {}) => logger.info(event, { ...fields }),
    warn: (event, fields = {}) => logger.warn(event, { ...fields }),
    error: (event, fields = {}) => logger.error(event, { ...fields }),
  };
};
