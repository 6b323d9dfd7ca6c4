import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { ActorPoliciesRepository } from '../../../libs/persistence/repositories/actor-policies.repository.js';
import { DeadLettersRepository } from '../../../libs/persistence/repositories/dead-letters.repository.js';
import { DecisionsRepository } from '../../../libs/persistence/repositories/decisions.repository.js';
import { DomainPoliciesRepository } from '../../../libs/persistence/repositories/domain-policies.repository.js';
import { IdempotencyRepository } from '../../../libs/persistence/repositories/idempotency.repository.js';
import { PolicyVersionsRepository } from '../../../libs/persistence/repositories/policy-versions.repository.js';
import { TokensRepository } from '../../../libs/persistence/repositories/tokens.repository.js';
import { DeadLettersView } from '../../../libs/persistence/views/dead-letters.view.js';
import { DecisionsView } from '../../../libs/persistence/views/decisions.view.js';
import { FeedbackView } from '../../../libs/persistence/views/feedback.view.js';
import { PolicyVersionsView } from '../../../libs/persistence/views/policy-versions.view.js';
import {
  ActorPoliciesView,
  DomainPoliciesView,
} from '../../../libs/persistence/views/restrictions.view.js';
import { EVENT, TOKENS } from '../../../libs/platform/http/injection.js';
import { ProblemFilter } from '../../../libs/platform/http/problem-filter.js';
import { TokenGuard } from '../../../libs/platform/http/token-guard.js';
import { ActorPoliciesController } from './actor-policies.controller.js';
import { DeadLettersController } from './dead-letters.controller.js';
import { DecisionsController } from './decisions.controller.js';
import { DomainPoliciesController } from './domain-policies.controller.js';
import { BodiesInterceptor } from './http/bodies.interceptor.js';
import { FeedbackController } from './feedback.controller.js';
import { InlineController } from './inline.controller.js';
import { OperationsController } from './operations.controller.js';
import { PoliciesController } from './policies.controller.js';
import {
  CLOCK,
  EVALUATOR,
  METRICS,
  MODEL_PROBLEM,
  PROBES,
  VALIDATE_POLICY,
  type ApiPorts,
} from './ports.js';
import { TokensController } from './tokens.controller.js';

/** Everything that only needs the database. */
const STORES: readonly (new (dataSource: DataSource) => object)[] = [
  ActorPoliciesRepository,
  ActorPoliciesView,
  DeadLettersRepository,
  DeadLettersView,
  DecisionsRepository,
  DecisionsView,
  DomainPoliciesRepository,
  DomainPoliciesView,
  FeedbackView,
  IdempotencyRepository,
  PolicyVersionsView,
  TokensRepository,
];

/** Nest names a module by a class; what is in it comes with the ports. */
@Module({})
// oxlint-disable-next-line typescript/no-extraneous-class
export class ApiModule {}

/** The HTTP API over the given ports. Its application is made ready by `configureApi`. */
export function createApiModule(ports: ApiPorts): DynamicModule {
  const stores: Provider[] = STORES.map((Store) => ({
    provide: Store,
    useFactory: (dataSource: DataSource) => new Store(dataSource),
    inject: [getDataSourceToken()],
  }));
  return {
    module: ApiModule,
    imports: [
      TypeOrmModule.forRootAsync({
        // Opened and migrated before the application; Nest closes it with the application.
        useFactory: () => ({ ...ports.dataSource.options, manualInitialization: true }),
        dataSourceFactory: () => Promise.resolve(ports.dataSource),
      }),
    ],
    controllers: [
      DecisionsController,
      InlineController,
      DomainPoliciesController,
      ActorPoliciesController,
      DeadLettersController,
      FeedbackController,
      PoliciesController,
      TokensController,
      OperationsController,
    ],
    providers: [
      ...stores,
      {
        provide: PolicyVersionsRepository,
        useFactory: (dataSource: DataSource) =>
          new PolicyVersionsRepository(dataSource, ports.validatePolicy),
        inject: [getDataSourceToken()],
      },
      { provide: CLOCK, useValue: ports.clock },
      { provide: TOKENS, useValue: ports.tokens },
      { provide: EVENT, useValue: ports.event },
      { provide: EVALUATOR, useValue: ports.evaluator },
      { provide: VALIDATE_POLICY, useValue: ports.validatePolicy },
      { provide: MODEL_PROBLEM, useValue: ports.modelProblem },
      { provide: PROBES, useValue: ports.probes },
      { provide: METRICS, useValue: ports.metrics },
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_GUARD, useClass: TokenGuard },
      { provide: APP_INTERCEPTOR, useClass: BodiesInterceptor },
    ],
  };
}
