namespace OpenLift.Requests;

public sealed record RequestSent(int Version, DateOnly ScreenedBy) : Fact
{
    public override string Sentence =>
        $"{(Version is 1 ? "Request sent" : $"Request sent again (version {Version})")}; to be screened by {ScreenedBy.InFull}";
}

public sealed record InformationAsked(string What) : Fact
{
    public override string Sentence => $"Sent back for more information: {What}";
}

public sealed record RequestPutOnAgenda(string Meeting) : Fact
{
    public override string Sentence => $"Put on the agenda of {Meeting}";
}

public sealed record RequestTakenOffAgenda(string Reason) : Fact
{
    public override string Sentence => $"Taken off the agenda: {Reason}";
}

public sealed record RequestDecided(string Outcomes) : Fact
{
    public override string Sentence => $"Decided by the meeting: {Outcomes}";
}

public sealed record RequestSentToCounty(string Need) : Fact
{
    public override string Sentence => $"Sent straight to the county coordinator for {Need}";
}

public sealed record DecisionCorrected(string Outcomes) : Fact
{
    public override string Sentence => $"The meeting’s decision corrected: {Outcomes}";
}

public sealed record RequestTakenOn(string Reason) : Fact
{
    public override string Sentence => $"Taken on by the county coordinator: {Reason}";
}

public sealed record RequestReturnedToDistrict(string Reason) : Fact
{
    public override string Sentence => $"Returned to the district by the county coordinator: {Reason}";
}

public sealed record RequestPassedOn(string Service, string Reason) : Fact
{
    public override string Sentence => $"Passed to {Service}: {Reason}";
}

public sealed record RequestAdviceGiven : Fact
{
    public override string Sentence => "Closed with advice";
}

public sealed record RequestWithdrawn(string Reason) : Fact
{
    public override string Sentence => $"Request withdrawn: {Reason}";
}

public sealed record SharingWasStopped(string What) : Fact
{
    public override string Sentence => $"Sharing stopped by the family: {What}";
}

public sealed record RequestGoesOn(string Why) : Fact
{
    public override string Sentence => $"Goes on. {Why}";
}
