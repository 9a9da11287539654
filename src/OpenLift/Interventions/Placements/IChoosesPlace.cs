namespace OpenLift.Interventions.Placements;

/// <summary>A page on which somebody says what a place is.</summary>
public interface IChoosesPlace
{
    PlaceForm Place { get; }
    FreePlaces Free { get; }
}
