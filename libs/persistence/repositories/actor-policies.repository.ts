import type { DataSource } from 'typeorm';
import type { ActorPolicy } from '../../contracts/domain-policy.js';
import { ACTOR_KIND } from './restriction-kind.js';
import { RestrictionsRepository } from './restrictions.repository.js';

export class ActorPoliciesRepository extends RestrictionsRepository<ActorPolicy> {
  constructor(dataSource: DataSource) {
    super(dataSource, ACTOR_KIND);
  }
}
