import type { ServiceList } from '../wiring.ts';
import { dynamodb } from './dynamodb/service.ts';
import { dynamodbStreams } from './dynamodb/stream-api.ts';
import { iamRoles, sts } from './iam-roles/service.ts';
import { lambdaService } from './lambda/service.ts';
import { logs } from './logs/service.ts';
import { sqsService } from './sqs/service.ts';

/** every service of the laptop cloud, in the order they start */
export const allServices: ServiceList = ({ kernel, endpointUrl, credentialsFor, dispatch, authorizer }) => {
  const logging = logs(kernel);
  return [
    iamRoles(),
    sts(kernel),
    logging,
    dynamodb(kernel),
    dynamodbStreams(kernel),
    sqsService(kernel, { queueUrlBase: endpointUrl }),
    lambdaService(kernel, {
      endpointUrl,
      credentialsFor,
      dispatch,
      authorizer,
      logs: (group, stream, lines) => logging.append(group, stream, lines),
    }),
  ];
};
