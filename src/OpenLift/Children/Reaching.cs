namespace OpenLift.Children;

/// <summary>The ways by which something comes to a parent or carer.</summary>
public enum Way
{
    Email,
    Text,
    Call,
    Post,
    InPerson,
}

/// <summary>
/// May this reach this person by this way? The one answer for links, codes, letters and messages, whoever sends them (T2, P7).
/// </summary>
public static class Reaching
{
    extension(Child child)
    {
        /// <summary>
        /// Why nothing may go to this person this way now, in words for whoever sends it. Nothing where it may.
        /// </summary>
        public string? Hindrance(Carer carer, Way way, DateTimeOffset now)
        {
            if (child.DiedOn is not null)
            {
                return "The child has died: nothing is sent from here any more";
            }
            if (!carer.IsTold)
            {
                return carer.NotToBeTold is null
                    ? $"{carer.Name} does not hold parental responsibility: only those who do are written to"
                    : $"{carer.Name} must not be told anything about the child";
            }
            var reached = child.ReachedAt(carer, way);
            return way switch
            {
                Way.InPerson => null,
                _ when reached is null =>
                    $"No {Named(way)} {(way is Way.Post ? "of " + carer.Name + "’s own is recorded" : "is recorded for " + carer.Name)}",
                Way.Text when !PhoneNumber.TakesTexts(reached) =>
                    $"{reached} is a landline, and no text message reaches it. Choose another way",
                _ when carer.DidNotArriveAt == reached =>
                    $"A message to {reached} did not arrive. Ask {carer.Name} how to reach them, and record it",
                _ when child.ReachedSince(carer, way) is { } since && now - since < TimeSpan.FromDays(1) =>
                    $"How to reach {carer.Name} was changed on {since.InFull}. To guard against a mix-up it can be used a day later. "
                        + "Until then hand it over in person",
                _ when child.Barred.Any(b => child.Reaches(b, reached, way)) =>
                    "Somebody who must not be told anything is reached there too: hand it over in person",
                _ => null,
            };
        }

        /// <summary>Where this way leads: an address, a number. None is needed in person.</summary>
        public string? ReachedAt(Carer carer, Way way) =>
            way switch
            {
                Way.Email => carer.Email,
                Way.Text or Way.Call => carer.Phone,
                Way.Post => child.PostFor(carer),
                _ => null,
            };

        /// <summary>
        /// Where one carer's post goes: their own address. The child's home only for who is known to live there, or for the one and only
        /// person who may be told: it stands for nobody else (T2).
        /// </summary>
        public string? PostFor(Carer carer) =>
            carer.Address
            ?? (child.IsHomeOf(carer) && child.Home is { } home && !child.Barred.Any(b => child.Reaches(b, home, Way.Post)) ? home : null);

        /// <summary>Whether somebody else who is told is not known to live where this person's post goes.</summary>
        public bool LiveApart(Carer carer) =>
            child.Carers.Any(c => c.IsTold && c.Key != carer.Key && (child.PostFor(c) ?? "") != (child.PostFor(carer) ?? ""));

        /// <summary>The home as it is written on an envelope.</summary>
        public string? Home =>
            child.Address is null ? null : string.Join('\n', new[] { child.Address, child.HomePostcode }.Where(l => l is not null));

        private bool IsHomeOf(Carer carer) =>
            carer.LivesWithChild
            ?? (!child.Barred.Any() && !child.Carers.Any(c => c.Key != carer.Key && (c.IsTold || c.Address is not null)));

        private DateTimeOffset? ReachedSince(Carer carer, Way way) =>
            way is Way.Post && carer.Address is null && child.HomeSince > (carer.ReachedSince ?? DateTimeOffset.MinValue)
                ? child.HomeSince
                : carer.ReachedSince;

        /// <summary>Whether what goes there comes to this person too.</summary>
        private bool Reaches(Carer other, string reached, Way way) =>
            way switch
            {
                Way.Email => other.SharesEmailWith(other with { Email = reached }),
                Way.Text or Way.Call => other.SharesPhoneWith(other with { Phone = reached }),
                Way.Post => AreOnePlace(other.Address, reached)
                    || (other.LivesWithChild is true && child.Home is { } home && AreOnePlace(home, reached)),
                _ => false,
            };
    }

    /// <summary>One address may be written with its postcode or without.</summary>
    private static bool AreOnePlace(string? one, string? other) =>
        one?.ForMatching is { Length: > 5 } a
        && other?.ForMatching is { Length: > 5 } b
        && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal));

    private static string Named(Way way) =>
        way switch
        {
            Way.Email => "email address",
            Way.Post => "address",
            _ => "phone number",
        };
}
