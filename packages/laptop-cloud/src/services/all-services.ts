import type { Assumable } from '../contract.ts';
import type { ServiceList } from '../wiring.ts';
import { apiGatewayService } from './apigatewayv2/apigatewayv2-service.ts';
import { mountHttpApi } from './apigatewayv2/mount.ts';
import { cloudformationService } from './cloudformation/cloudformation-service.ts';
import { cloudfrontService } from './cloudfront/cloudfront-service.ts';
import { cloudwatchService } from './cloudwatch/cloudwatch-service.ts';
import { cognitoService } from './cognito/cognito-service.ts';
import type { DynamodbOptions } from './dynamodb/database.ts';
import { dynamodb } from './dynamodb/dynamodb-service.ts';
import { dynamodbStreams } from './dynamodb/stream-api.ts';
import { eventsService } from './events/events-service.ts';
import { guarddutyService } from './guardduty/guardduty-service.ts';
import { iamRoles, sts } from './iam-roles/iam-roles-service.ts';
import type { LambdaOptions } from './lambda/lambda-options.ts';
import { lambdaService } from './lambda/lambda-service.ts';
import { logs } from './logs/logs-service.ts';
import { openBucketAt } from './s3/open-bucket.ts';
import { s3Service } from './s3/s3-service.ts';
import { schedulerService } from './scheduler/scheduler-service.ts';
import { secretsManagerService } from './secretsmanager/secretsmanager-service.ts';
import { sesService } from './sesv2/sesv2-service.ts';
import { snsService } from './sns/sns-service.ts';
import { sqsService } from './sqs/sqs-service.ts';
import { statesService } from './states/states-service.ts';

export interface ServicesOptions {
  /**
   * `inline` runs functions in this thread, fastest; `worker` in threads of their own, so that an endless loop, a crash or `process.exit`
   * in one takes nothing else down. Default inline. A function is asked at each invocation
   */
  readonly lambdaHost?: LambdaOptions['host'];
  /** at most so many environments live at a time, one of a function: the one idle longest makes room. Default as many as are needed inline, 24 in workers */
  readonly lambdaEnvironments?: number;
  /** more variables for every function, e.g. for the log level */
  readonly lambdaEnv?: LambdaOptions['env'];
  /** see DynamodbOptions */
  readonly writesBesideDynoxide?: DynamodbOptions['writesBesideDynoxide'];
  /** see DynamodbOptions */
  readonly pointInTimeRecovery?: DynamodbOptions['pointInTimeRecovery'];
}

/** every service of the laptop cloud, in the order they start: what is called before what calls */
export const servicesWith =
  (options: ServicesOptions): ServiceList =>
  (wiring) => {
    const { kernel, gateway, endpointUrl, credentialsFor, dispatch, authorizer } = wiring;
    const logging = logs(kernel);
    const accessLog = (arn: string, line: string) =>
      logging.append(arn.split(':log-group:')[1]?.replace(/:\*$/, '') ?? arn, 'access', [
        { timestamp: kernel.now(), message: line },
      ]);
    const assumable: Assumable = (...asked) => authorizer()?.assumable?.(...asked) ?? true;
    return [
      iamRoles(),
      sts(kernel),
      logging,
      dynamodb(kernel, options),
      dynamodbStreams(kernel),
      sqsService(kernel, { queueUrlBase: endpointUrl }),
      secretsManagerService(kernel),
      s3Service(kernel, { openBucket: openBucketAt(wiring) }),
      guarddutyService(kernel, { assumable }),
      sesService(kernel),
      snsService(kernel),
      statesService(kernel, { assumable, logs: (group, stream, lines) => logging.append(group, stream, lines) }),
      eventsService(kernel, { assumable }),
      schedulerService(kernel, { assumable }),
      cognitoService(kernel),
      apiGatewayService(kernel, { endpointUrl, accessLog, mount: mountHttpApi(gateway) }),
      cloudfrontService(kernel),
      // its queues and streams set functions going, which may call any of the others
      lambdaService(kernel, {
        host: options.lambdaHost ?? 'inline',
        ...(options.lambdaEnvironments === undefined
          ? {}
          : { environmentsPerFunction: 1, environmentsInAll: options.lambdaEnvironments }),
        env: options.lambdaEnv ?? {},
        endpointUrl,
        credentialsFor,
        dispatch,
        authorizer,
        logs: (group, stream, lines) => logging.append(group, stream, lines),
      }),
      // its alarms watch what those above declared that they measure
      cloudwatchService(kernel),
      // last: providers of custom resources are functions, and use whatever is there
      cloudformationService(kernel),
    ];
  };

export const allServices: ServiceList = servicesWith({});
