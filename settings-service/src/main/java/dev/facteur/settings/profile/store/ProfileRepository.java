package dev.facteur.settings.profile.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ProfileRepository implements PanacheRepositoryBase<ProfileEntity, ProfileId> {}
