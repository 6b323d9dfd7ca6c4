import type { DataSource } from 'typeorm';
import type { DomainPolicy } from '../../contracts/domain-policy.js';
import { DOMAIN_KIND } from './restriction-kind.js';
import { RestrictionsRepository } from './restrictions.repository.js';

/** A domain covers its subdomains; where several match, the longest wins. */
export class DomainPoliciesRepository extends RestrictionsRepository<DomainPolicy> {
  constructor(dataSource: DataSource) {
    super(dataSource, DOMAIN_KIND);
  }
}
