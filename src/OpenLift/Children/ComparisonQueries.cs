namespace OpenLift.Children;

/// <summary>Questions the service asks about comparisons.</summary>
public static class ComparisonQueries
{
    extension(IQueryable<Comparison> pairs)
    {
        /// <summary>Somebody is still to answer, or to confirm.</summary>
        public IQueryable<Comparison> Unanswered =>
            pairs.Where(p => p.Status == ComparisonStatus.ToCompare || p.Status == ComparisonStatus.Proposed);
    }
}
