package dev.facteur.settings.connection.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class GrantRepository implements PanacheRepositoryBase<GrantEntity, GrantId> {}
