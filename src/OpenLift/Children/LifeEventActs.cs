using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;

namespace OpenLift.Children;

/// <summary>What a wing above ends when it is certain that a child has died, and what it can begin again if that was wrong (C3).</summary>
public interface IEndsWithTheChild
{
    Task End(Store store, Child child, string why);

    Task GoOn(Store store, Child child, string why);
}

/// <summary>The child's death. Every clock, list, link, letter, place and message hears of it here, and nowhere else.</summary>
public static class LifeEvents
{
    public const string Died = "The child has died";

    extension(Store store)
    {
        /// <summary>One person says it: nothing goes out to the family from this moment.</summary>
        public async Task HasDied(Child child, DateOnly on, string howKnown)
        {
            child.HasDied(on, howKnown, store.Actor.PersonId, store.Actor.Name, store.Now);
            await store.NothingMoreGoesOut(child.Id, null, "the child has died");
        }

        /// <summary>A second person makes sure: what waits, runs or is planned for the child ends, and the record is kept.</summary>
        public async Task ConfirmDeath(Child child, IEnumerable<IEndsWithTheChild> wings)
        {
            child.DeathIsConfirmed(store.Actor.PersonId, store.Actor.Name, store.Now);
            await store.NothingMoreGoesOut(child.Id, null, "the child has died");
            foreach (var wing in wings)
            {
                await wing.End(store, child, Died);
            }
        }

        /// <summary>It was recorded in error: what can go on goes on.</summary>
        public async Task HasNotDied(Child child, string why, IEnumerable<IEndsWithTheChild> wings)
        {
            var ended = child.Death?.ConfirmedAt is not null;
            child.HasNotDied(why);
            foreach (var wing in ended ? wings : [])
            {
                await wing.GoOn(store, child, why);
            }
        }
    }
}
